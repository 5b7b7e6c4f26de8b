import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { AuditFilters } from '#components/admin/audit-log/audit-filters.tsx'
import { AuditList } from '#components/admin/audit-log/audit-list.tsx'
import { namesFrom, wordsOfAction, wordsOfDetails } from '#components/admin/audit-log/audit-words.ts'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { money } from '#lib/money/money.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import {
  AUDIT_TOPICS,
  AuditFilter,
  type AuditLine,
  listAuditActors,
  listAuditLog,
} from '#lib/views/people/audit-log.ts'

type Props = {
  readonly params: Promise<{ branch: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export const generateMetadata = titled((words) => words.auditLog.title)

export default async function AuditLogPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'audit.view')
  if (!member) return <NotPermitted />
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const locale = await getLocale()
  const t = await getTranslations('auditLog')
  const messages = messagesOf(locale)
  const { auditLog: words } = messages
  const filter = AuditFilter.parse(await searchParams)
  const { lines, next } = await listAuditLog(member.scope, filter)
  const actors = await listAuditActors(member.scope)
  const base = `/${locale}/admin/${slug}`
  const { who = '', what = '', from = '', to = '' } = filter
  const moment = dateTimeFormat(locale, {
    timeZone: branch.timeZone,
    ...({ dateStyle: 'medium', timeStyle: 'short' } as const),
  })
  const actorOf = ({ actorKind, actorName }: AuditLine) =>
    actorKind === 'user' ? (actorName ?? t('actors.gone')) : t(`actors.${actorKind}`)
  const formatSum = (amountMinor: number, currency: string) =>
    formatMoney(money(amountMinor, currencyOf(currency)), locale)
  const topics = AUDIT_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      <AuditFilters
        key={`${who}${what}${from}${to}`}
        action={`${base}/settings/audit-log`}
        who={[
          ...actors.map(({ id, name }) => ({ value: id, label: name })),
          ...(['client', 'stripe', 'system'] as const).map((value) => ({ value, label: t(`actors.${value}`) })),
        ]}
        what={topics}
        current={{ who, what, from, to }}
        words={words.filters}
      />
      <Paper withBorder radius="lg" px="lg" py="sm">
        {lines.length === 0 && <Text py="md">{t('nothing')}</Text>}
        <AuditList
          lines={lines.map((line) => ({
            id: line.id,
            at: line.at,
            when: moment.format(line.at),
            who: actorOf(line),
            what: wordsOfAction(words.actions, line.action),
            href: hrefOf(line, base),
            details: wordsOfDetails({
              details: line.details,
              labels: words.details,
              fields: words.fields,
              names: namesFrom(messages),
              formatSum,
            }),
          }))}
        />
      </Paper>
      {next && (
        <Group>
          <Anchor href={`?${new URLSearchParams({ who, what, from, to, before: next })}`}>{t('older')}</Anchor>
        </Group>
      )}
    </Stack>
  )
}

/** The page of what it was done to, where there is one. */
const PLACES: Readonly<Record<string, string>> = {
  payment: 'finance/cashless-payments',
  client: 'clients',
  visit: 'visits',
  service: 'services',
  staff_member: 'team',
}

function hrefOf({ subjectKind, subjectId }: AuditLine, base: string): string | null {
  const place = PLACES[subjectKind]
  return place ? `${base}/${place}/${subjectId}` : null
}
