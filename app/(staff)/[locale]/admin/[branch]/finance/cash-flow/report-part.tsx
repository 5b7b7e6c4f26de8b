import { Group, Paper, Text, Title } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import { BarChart } from '#components/finance/cash-flow/bar-chart.tsx'
import { FlowTable } from '#components/finance/cash-flow/flow-table.tsx'
import { FlowTotals } from '#components/finance/cash-flow/flow-totals.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatTickOf } from '#lib/i18n/format-tick.ts'
import { isTimeGrouping, netOfFlow, noFlow } from '#lib/payments/reports/cash-flow.ts'
import { type FlowFigure, figureOf, PAYMENT_FIGURES } from '#lib/payments/reports/flow-figures.ts'
import type { ReportSection } from '#lib/views/cash-flow/cash-flow-report.ts'
import { figureQueryOf } from '#lib/views/cash-flow/figure-filter.ts'
import type { ReportFilter } from '#lib/views/cash-flow/report-filter.ts'
import { groupsOfPeriod } from '#lib/visits/periods/group-span.ts'
import { periodBefore } from '#lib/visits/periods/report-period.ts'
import { groupLabel, markOf } from './group-label.ts'

type Props = {
  readonly section: ReportSection
  readonly filter: ReportFilter
  readonly names: ReadonlyMap<string, string>
  readonly rowsHref: string
}

// More columns than this are thinner than a line.
const MOST_POINTS = 200
const MOST_ROWS = 20
const OF_ACCOUNT: readonly FlowFigure[] = ['other', 'payouts', 'change']

/** One part of a report: its sums, its picture and its table. */
export async function ReportPart({ section, filter, names, rowsHref }: Props) {
  const { livemode, side, currency, total, before } = section
  const { by, period } = filter
  const locale = await getLocale()
  const t = await getTranslations('cashFlow')
  const title = `${t(livemode ? 'live' : 'test')}, ${currency}`
  const labelOf = (group: string) => groupLabel(by, group, { locale, names })
  const hrefOf = (figure: FlowFigure, group: string | null = null, report = filter) =>
    `${rowsHref}?${figureQueryOf({ report, livemode, side, currency, figure, group })}`
  const hrefBefore = (figure: FlowFigure) => hrefOf(figure, null, { ...filter, period: periodBefore(period) })
  const figures = PAYMENT_FIGURES[side]
  // Days on which there was nothing but a payout say nothing of payments.
  const groups = section.groups.filter(({ flow }) => figures.some((figure) => figureOf(flow, figure).amountMinor !== 0))
  const points = pointsOf({ groups, currency }, filter, (group) => markOf(by, group, locale) ?? labelOf(group))
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-label={title}>
      <Group justify="space-between" mb="md">
        <Title order={2} size="h4">
          {title}
        </Title>
        {!livemode && <Status tone="warning">{t('payouts.test')}</Status>}
      </Group>
      <FlowTotals
        figures={[...figures, ...(side === 'balance' ? OF_ACCOUNT : [])]}
        {...{ total, before, hrefOf, hrefBefore }}
      />
      {points && points.length > 0 && (
        <BarChart
          points={points}
          title={t('chart.title', { currency })}
          isTime={isTimeGrouping(by)}
          formatTick={formatTickOf(currency, locale)}
        />
      )}
      {!points && (
        <Text c="dimmed" my="lg">
          {t('chart.tooMany')}
        </Text>
      )}
      {groups.length > 0 && (
        <FlowTable
          caption={title}
          head={t(`groups.${by}`)}
          figures={figures}
          rows={groups.map(({ group, flow }) => ({ key: group, label: labelOf(group), flow }))}
          total={total}
          hrefOf={hrefOf}
        />
      )}
    </Paper>
  )
}

/** What is drawn: every span of time, also those in which nothing happened, or the largest of the groups. */
function pointsOf(
  { groups, currency }: Pick<ReportSection, 'groups' | 'currency'>,
  { by, period }: ReportFilter,
  labelOf: (group: string) => string,
) {
  const flows = new Map(groups.map(({ group, flow }) => [group, flow]))
  const drawn = isTimeGrouping(by)
    ? groupsOfPeriod(by, period, MOST_POINTS)
    : groups.slice(0, MOST_ROWS).map(({ group }) => group)
  return drawn?.map((group) => {
    const flow = flows.get(group) ?? noFlow(currency)
    return { label: labelOf(group), grossMinor: flow.gross.amountMinor, netMinor: netOfFlow(flow).amountMinor }
  })
}
