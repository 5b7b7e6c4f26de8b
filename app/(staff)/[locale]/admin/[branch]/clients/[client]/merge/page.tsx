import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { ClientSearch } from '#components/admin/clients/client-search.tsx'
import { MergeForm } from '#components/admin/clients/merge-form.tsx'
import { Section } from '#components/admin/section.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { isId } from '#lib/http/pages/is-id.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { listClients } from '#lib/views/clients/client-list.ts'
import { type ClientPage, findClientPage } from '#lib/views/clients/client-page.ts'
import { mergeClientsAction } from '../../actions.ts'
import { shownSumsOf } from '../../shown-client.ts'
import { typedSearch } from '../../typed-search.ts'

type Props = {
  readonly params: Promise<{ branch: string; client: string }>
  readonly searchParams: Promise<{ q?: string | string[]; with?: string | string[] }>
}

const MOST_FOUND = 10

export const generateMetadata = titled((words) => words.clients.merge.title)

export default async function MergeClientsPage({ params, searchParams }: Props) {
  const { branch: slug, client: clientId } = await params
  const member = await memberAtPage(slug, 'clients.manage')
  if (!member) return <NotPermitted />
  const search = await searchParams
  const cardOf = (id: string | string[] | undefined) =>
    typeof id === 'string' && isId(id) ? findClientPage(member.scope, { clientId: id, after: null }) : null
  const client = await cardOf(clientId)
  if (!client || client.erasedAt) notFound()
  const chosen = search.with === clientId ? null : await cardOf(search.with)
  const other = chosen?.erasedAt ? null : chosen
  const locale = await getLocale()
  const t = await getTranslations('clients')
  const { clients: words, refusals } = messagesOf(locale)
  const text = typedSearch(search.q)
  const found = text === '' ? [] : (await listClients(member.scope, { text, after: null, size: MOST_FOUND })).clients
  const others = (text === '' ? client.alike : found.filter(({ isErased }) => !isErased)).filter(
    ({ id }) => id !== clientId,
  )
  const base = `/${locale}/admin/${slug}/clients`
  const shown = ({ id, name, phone, email, stats }: ClientPage) => ({
    ...{ id, name, phone, email },
    visits: t('merge.visits', { count: stats.visits + stats.noShows + stats.canceled }),
    sums: shownSumsOf(stats, locale)
      .map(({ paid }) => paid)
      .join(', '),
  })
  return (
    <Stack gap="lg">
      <LocalLink href={`/admin/${slug}/clients/${clientId}`}>← {client.name}</LocalLink>
      <div>
        <Title order={1} size="h2">
          {t('merge.title')}
        </Title>
        <Text c="dimmed">{t('merge.text')}</Text>
      </div>
      {other && (
        <Section id="both" title={t('merge.keep')} text={`${client.name} · ${other.name}`}>
          <MergeForm
            key={other.id}
            cards={[shown(client), shown(other)]}
            base={base}
            merge={mergeClientsAction.bind(null, slug)}
            words={words.merge}
            refusals={refusals}
          />
        </Section>
      )}
      <Section id="search" title={t('merge.searchTitle')} text={`${client.name}, ${client.phone}`}>
        <Stack>
          <ClientSearch action={`${base}/${clientId}/merge`} text={text} words={words} />
          {text === '' && others.length > 0 && <Text fw={600}>{t('merge.alike')}</Text>}
          {text !== '' && others.length === 0 && <Text c="dimmed">{t('nothingFits')}</Text>}
          {others.map(({ id, name, phone, email }) => (
            <Group key={id} justify="space-between">
              <div>
                <Text>{name}</Text>
                <Text size="sm" c="dimmed">
                  {[phone, email].filter(Boolean).join(', ')}
                </Text>
              </div>
              <Anchor href={`?with=${id}`} aria-label={`${t('merge.choose')}: ${name}, ${phone}`}>
                {t('merge.choose')}
              </Anchor>
            </Group>
          ))}
        </Stack>
      </Section>
    </Stack>
  )
}
