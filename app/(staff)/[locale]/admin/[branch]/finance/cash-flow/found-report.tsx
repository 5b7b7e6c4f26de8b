import { Alert, Paper, Stack, Text } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import type { Member } from '#lib/auth/members.ts'
import { formatPeriod } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { FlowSide } from '#lib/payments/reports/cash-flow.ts'
import { readReport } from '#lib/views/cash-flow/cash-flow-report.ts'
import { figureQueryOf } from '#lib/views/cash-flow/figure-filter.ts'
import { listGroupNames } from '#lib/views/cash-flow/group-names.ts'
import type { ReportFilter } from '#lib/views/cash-flow/report-filter.ts'
import { listUnknownFees, type UnknownFees } from '#lib/views/cash-flow/unknown-fees.ts'
import { periodBefore } from '#lib/visits/periods/report-period.ts'
import { ReportPart } from './report-part.tsx'

type Props = {
  readonly scope: Member['scope']
  readonly slug: string
  readonly filter: ReportFilter
  readonly side: FlowSide
}

/** The report that the address asks for: of each mode and currency its own sums, picture and table. */
export async function FoundReport({ scope, slug, filter, side }: Props) {
  const locale = await getLocale()
  const t = await getTranslations('cashFlow')
  const [sections, unknownFees, names] = await Promise.all([
    readReport(scope, filter),
    listUnknownFees(scope, filter),
    listGroupNames(scope, filter.by),
  ])
  const base = `/admin/${slug}/finance/cash-flow`
  const shown = sections.filter((section) => section.side === side)
  const { period } = filter
  const periods = { period: formatPeriod(period, locale), before: formatPeriod(periodBefore(period), locale) }
  return (
    <Stack gap="lg">
      <div>
        <Text fw={600}>{t('compared', periods)}</Text>
        <Text size="sm" c="dimmed">
          {t(`sideText.${side}`)}
        </Text>
      </div>
      {unknownFees.map((fees) => (
        <UnknownFeesNote key={`${fees.livemode}${fees.captured.currency}`} fees={fees} filter={filter} base={base} />
      ))}
      {shown.length === 0 && (
        <Paper withBorder radius="lg" p="xl">
          <Text fw={600}>{t('empty')}</Text>
          <Text c="dimmed" mb="sm">
            {t('emptyText')}
          </Text>
          <LocalLink href={`${base}?${new URLSearchParams({ period: 'year', by: 'month', side })}`}>
            {t('emptyOpen')}
          </LocalLink>
        </Paper>
      )}
      {shown.map((section) => (
        <ReportPart
          key={`${section.livemode}${section.currency}`}
          section={section}
          filter={filter}
          names={names}
          rowsHref={`/${locale}${base}/rows`}
        />
      ))}
    </Stack>
  )
}

type NoteProps = { readonly fees: UnknownFees; readonly filter: ReportFilter; readonly base: string }

async function UnknownFeesNote({ fees, filter, base }: NoteProps) {
  const t = await getTranslations('cashFlow')
  const { livemode, count, captured } = fees
  const { currency } = captured
  const figure = { report: filter, livemode, side: 'client', currency, figure: 'unsettled', group: null } as const
  return (
    <Alert color="yellow" variant="light" radius="lg">
      {t('unknownFees', { count, amount: formatMoney(captured, await getLocale()) })}{' '}
      <LocalLink href={`${base}/rows?${figureQueryOf(figure)}`}>{t('unknownFeesOpen')}</LocalLink>
    </Alert>
  )
}
