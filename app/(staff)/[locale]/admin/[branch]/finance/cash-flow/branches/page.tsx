import { Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { BarChart } from '#components/finance/cash-flow/bar-chart.tsx'
import { FlowTable } from '#components/finance/cash-flow/flow-table.tsx'
import { FlowTotals } from '#components/finance/cash-flow/flow-totals.tsx'
import { ExportLinks } from '#components/finance/exports/export-links.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { listBranchesFor } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { formatPeriod } from '#lib/i18n/format.ts'
import { formatTickOf } from '#lib/i18n/format-tick.ts'
import { netOfFlow } from '#lib/payments/reports/cash-flow.ts'
import { type FlowFigure, PAYMENT_FIGURES } from '#lib/payments/reports/flow-figures.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { type BranchesSection, compareBranches } from '#lib/views/cash-flow/branches-report.ts'
import { figureQueryOf, sideFrom } from '#lib/views/cash-flow/figure-filter.ts'
import {
  type ReportFilter,
  reportFilterFrom,
  reportQueryOf,
  type SearchParams,
} from '#lib/views/cash-flow/report-filter.ts'
import { periodBefore } from '#lib/visits/periods/report-period.ts'
import { ReportChoices } from '../report-choices.tsx'

type Props = { readonly params: Promise<{ branch: string }>; readonly searchParams: Promise<SearchParams> }

/** All salons of a person side by side. */
export default async function BranchesPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'reports.view')
  if (!member) return <NotPermitted />
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const search = await searchParams
  const filter = reportFilterFrom(search, { now: new Date(), timeZone: branch.timeZone })
  const side = sideFrom(search)
  const branches = await listBranchesFor(member.user, 'reports.view')
  const sections = (await compareBranches(branches, filter)).filter((section) => section.side === side)
  const t = await getTranslations('cashFlow')
  const locale = await getLocale()
  const { period } = filter
  const periods = { period: formatPeriod(period, locale), before: formatPeriod(periodBefore(period), locale) }
  return (
    <Stack gap="lg">
      <ReportChoices branch={branch} filter={filter} side={side} page="/branches" isGrouped={false} />
      {roleMay(member.role, 'payments.export') && (
        <ExportLinks slug={slug} files={['branches']} query={reportQueryOf(filter)} />
      )}
      <div>
        <Text fw={600}>{t('compared', periods)}</Text>
        <Text size="sm" c="dimmed">
          {t('branches.text')}
        </Text>
      </div>
      {sections.length === 0 && (
        <Paper withBorder radius="lg" p="xl">
          <Text fw={600}>{t('empty')}</Text>
          <Text c="dimmed">{t('emptyText')}</Text>
        </Paper>
      )}
      {sections.map((section) => (
        <BranchesPart key={`${section.livemode}${section.currency}`} section={section} filter={filter} here={slug} />
      ))}
    </Stack>
  )
}

type PartProps = { readonly section: BranchesSection; readonly filter: ReportFilter; readonly here: string }

async function BranchesPart({ section, filter, here }: PartProps) {
  const { livemode, side, currency, branches, total } = section
  const figures = PAYMENT_FIGURES[side]
  const locale = await getLocale()
  const t = await getTranslations('cashFlow')
  const title = `${t(livemode ? 'live' : 'test')}, ${currency}`
  const hrefOf = (figure: FlowFigure, slug: string) =>
    `/${locale}/admin/${slug}/finance/cash-flow/rows?${figureQueryOf({
      ...{ report: filter, livemode, side, currency, figure, group: null },
    })}`
  // The movements of several salons stand on no page together: a sum opens what each salon has of it.
  const anchor = `#salons-${livemode ? 'live' : 'test'}-${currency}`
  const before = new URLSearchParams([
    ...reportQueryOf({ ...filter, period: periodBefore(filter.period) }),
    ['side', side],
  ])
  const hrefBefore = `/${locale}/admin/${here}/finance/cash-flow/branches?${before}${anchor}`
  const reportQuery = new URLSearchParams([...reportQueryOf(filter), ['side', side]])
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-label={title}>
      <Title order={2} size="h4" mb="md">
        {title}
      </Title>
      <FlowTotals figures={figures} {...section} hrefOf={() => anchor} hrefBefore={() => hrefBefore} />
      <BarChart
        points={branches.map(({ name, flow }) => ({
          ...{ label: name, grossMinor: flow.gross.amountMinor, netMinor: netOfFlow(flow).amountMinor },
        }))}
        title={t('branches.chart', { currency })}
        isTime={false}
        formatTick={formatTickOf(currency, locale)}
      />
      <FlowTable
        id={anchor.slice(1)}
        caption={title}
        head={t('branches.branch')}
        figures={figures}
        rows={branches.map(({ slug, name, flow }) => ({
          key: slug,
          label: <LocalLink href={`/admin/${slug}/finance/cash-flow?${reportQuery}`}>{name}</LocalLink>,
          flow,
        }))}
        total={total}
        hrefOf={(figure, slug) => (slug ? hrefOf(figure, slug) : anchor)}
      />
    </Paper>
  )
}
