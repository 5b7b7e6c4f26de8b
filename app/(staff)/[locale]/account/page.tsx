import { Alert, Anchor, Container, Stack, Text, Title } from '@mantine/core'
import { redirect } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { ChangePasswordForm } from '#components/admin/account/change-password-form.tsx'
import { deviceNameOf } from '#components/admin/account/device-name.ts'
import { SessionList } from '#components/admin/account/session-list.tsx'
import { TwoFactorForm } from '#components/admin/account/two-factor-form.tsx'
import { Section } from '#components/admin/section.tsx'
import { findSignedInUser } from '#lib/auth/members.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { listOwnSessions } from '#lib/views/people/account-page.ts'
import { endSessionAction } from './actions.ts'

type Props = { readonly searchParams: Promise<{ readonly why?: string }> }

export const generateMetadata = titled((words) => words.account.title)

/** How a person signs in: the same for every salon that they work with. */
export default async function AccountPage({ searchParams }: Props) {
  const { why } = await searchParams
  const locale = await getLocale()
  const user = await findSignedInUser()
  if (!user) redirect(`/${locale}/sign-in?next=/${locale}/account`)
  const t = await getTranslations('account')
  const { account: words, people, refusals } = messagesOf(locale)
  const sessions = await listOwnSessions(user.id)
  // How long ago is the same in every zone, and the server does not know the reader's.
  const format = await getFormatter()
  const now = new Date()
  const ago = (instant: Date) => format.relativeTime(instant, now)
  return (
    <Container component="main" size="sm" py="xl">
      <Stack gap="lg">
        <div>
          <Anchor href={`/${locale}/admin`} size="sm">
            {t('back')}
          </Anchor>
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          <Text c="dimmed">
            {user.name}, {user.email}
          </Text>
        </div>
        {why === 'two-factor' && !user.hasTwoFactor && <Alert color="yellow">{refusals.two_factor_needed}</Alert>}
        <Section id="two-factor" title={t('twoFactor.title')} text={t('twoFactor.text')}>
          <TwoFactorForm isOn={user.hasTwoFactor} words={words.twoFactor} faults={people.authFaults} />
        </Section>
        <Section id="password" title={t('password.title')} text={t('password.text')}>
          <ChangePasswordForm words={words.password} faults={people.authFaults} />
        </Section>
        <Section id="sessions" title={t('sessions.title')} text={t('sessions.text')}>
          <SessionList
            sessions={sessions.map(({ id, userAgent, since, lastSeen }) => ({
              id,
              device: deviceNameOf(userAgent) ?? t('sessions.unknown'),
              seen: t('sessions.seen', { since: ago(since), lastSeen: ago(lastSeen) }),
              isCurrent: id === user.sessionId,
            }))}
            end={endSessionAction}
            words={words.sessions}
            refusals={refusals}
          />
        </Section>
      </Stack>
    </Container>
  )
}
