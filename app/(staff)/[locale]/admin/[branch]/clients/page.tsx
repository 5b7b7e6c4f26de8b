import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { ClientSearch } from '#components/admin/clients/client-search.tsx'
import { ClientTable } from '#components/admin/clients/client-table.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { isId } from '#lib/http/pages/is-id.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { listClients } from '#lib/views/clients/client-list.ts'
import { shownClientOf } from './shown-client.ts'
import { typedSearch } from './typed-search.ts'

type Props = {
  readonly params: Promise<{ branch: string }>
  readonly searchParams: Promise<{ q?: string | string[]; after?: string | string[] }>
}

export const generateMetadata = titled((words) => words.clients.title)

export default async function ClientsPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'clients.view')
  if (!member) return <NotPermitted />
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const locale = await getLocale()
  const t = await getTranslations('clients')
  const { clients: words } = messagesOf(locale)
  const search = await searchParams
  const text = typedSearch(search.q)
  const after = typeof search.after === 'string' && isId(search.after) ? search.after : null
  const { clients, next } = await listClients(member.scope, { text, after })
  const base = `/${locale}/admin/${slug}/clients`
  const isEmpty = clients.length === 0 && text === '' && after === null
  const asked = text === '' ? {} : { q: text }
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      {isEmpty && (
        <Paper withBorder radius="lg" p="xl" ta="center">
          <Title order={2} size="h4">
            {t('emptyTitle')}
          </Title>
          <Text c="dimmed" mb="sm">
            {t('emptyText')}
          </Text>
          <Button component="a" href={`/${locale}/book/${slug}`} target="_blank" variant="light">
            {t('openForm')}
          </Button>
        </Paper>
      )}
      {!isEmpty && <ClientSearch action={base} text={text} words={words} />}
      {!isEmpty && clients.length === 0 && <Text c="dimmed">{t('nothingFits')}</Text>}
      {clients.length > 0 && (
        <Paper withBorder radius="lg" px="lg" py="sm">
          <ClientTable
            clients={clients.map((client) => shownClientOf(client, { locale, timeZone: branch.timeZone }, base))}
            words={words}
          />
        </Paper>
      )}
      <Group>
        {after !== null && (
          <Button component="a" variant="default" href={`?${new URLSearchParams(asked)}`}>
            {t('first')}
          </Button>
        )}
        {next && (
          <Button component="a" variant="light" href={`?${new URLSearchParams({ ...asked, after: next })}`}>
            {t('next')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
