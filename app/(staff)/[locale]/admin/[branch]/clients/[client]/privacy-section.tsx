import { Alert, Button, Group, Text } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import { EraseButton } from '#components/admin/clients/erase-button.tsx'
import { Section } from '#components/admin/section.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { isFreshFor, type Member } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { decideErasure } from '#lib/clients/erasure-policy.ts'
import { pseudonymOf } from '#lib/clients/pseudonym.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import type { ClientPage } from '#lib/views/clients/client-page.ts'
import { eraseClientAction } from '../actions.ts'

type Props = { readonly slug: string; readonly member: Member; readonly page: ClientPage }

/** A copy of what is known of somebody, and the end of it. */
export async function PrivacySection({ slug, member, page }: Props) {
  const { role, user } = member
  if (!roleMay(role, 'clients.export') && !roleMay(role, 'clients.erase')) return null
  const locale = await getLocale()
  const t = await getTranslations('clients.privacy')
  const { clients: words, refusals } = messagesOf(locale)
  const { id, name, standing } = page
  const decision = decideErasure(standing)
  const here = `/${locale}/admin/${slug}/clients/${id}`
  return (
    <Section id="privacy" title={t('title')} text={t('text')}>
      {!isFreshFor(user, 'clients.erase') && (
        <Alert color="yellow" mb="md">
          {t('again')}:{' '}
          <LocalLink href={`/sign-in?again=1&next=${encodeURIComponent(here)}`}>{t('confirmSelf')}</LocalLink>
        </Alert>
      )}
      <Group>
        {roleMay(role, 'clients.export') && (
          <Button component="a" variant="default" href={`/api/branches/${slug}/clients/${id}/data.json`}>
            {t('export')}
          </Button>
        )}
        {roleMay(role, 'clients.erase') && decision.ok && (
          <EraseButton
            client={{ id, name, pseudonym: pseudonymOf(id) }}
            erase={eraseClientAction.bind(null, slug)}
            words={words.privacy}
            refusals={refusals}
          />
        )}
      </Group>
      {!decision.ok && (
        <Text size="sm" c="dimmed" mt="md">
          {decision.refusal === 'client_has_visits'
            ? t('blockedVisits', { count: standing.openVisits })
            : t('blockedMoney')}
        </Text>
      )}
    </Section>
  )
}
