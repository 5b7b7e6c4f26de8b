import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { FigureList } from '#components/finance/cash-flow/figure-list.tsx'
import { ExportLinks } from '#components/finance/exports/export-links.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { formatPeriod } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { figureFilterFrom, figureQueryOf } from '#lib/views/cash-flow/figure-filter.ts'
import { listFigureRows } from '#lib/views/cash-flow/figure-rows.ts'
import { readFigure } from '#lib/views/cash-flow/figure-sum.ts'
import { listGroupNames } from '#lib/views/cash-flow/group-names.ts'
import { reportQueryOf, type SearchParams } from '#lib/views/cash-flow/report-filter.ts'
import { groupLabel } from '../group-label.ts'

type Props = { readonly params: Promise<{ branch: string }>; readonly searchParams: Promise<SearchParams> }

const AFTER = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z_\d{1,18}$/

/** The movements behind one figure of a report. */
export default async function FigureRowsPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'reports.view')
  if (!member) return <NotPermitted />
  const { scope, role } = member
  const branch = await findBookingBranch(slug)
  const search = await searchParams
  const filter = branch && figureFilterFrom(search, { now: new Date(), timeZone: branch.timeZone })
  if (!filter) notFound()
  const locale = await getLocale()
  const t = await getTranslations('cashFlow')
  const { report, livemode, side, figure, group } = filter
  const after = typeof search.after === 'string' && AFTER.test(search.after) ? search.after : null
  const { rows, next } = await listFigureRows(scope, filter, { after })
  const sum = await readFigure(scope, filter)
  const names = await listGroupNames(scope, report.by)
  const base = `/admin/${slug}/finance`
  const title = t(`figures.${figure}`)
  const of = [
    group === null ? null : groupLabel(report.by, group, { locale, names }),
    formatPeriod(report.period, locale),
    t(`sides.${side}`),
    t(livemode ? 'live' : 'test'),
  ]
  const query = figureQueryOf(filter)
  return (
    <Stack gap="lg">
      <LocalLink href={`${base}/cash-flow?${new URLSearchParams([...reportQueryOf(report), ['side', side]])}`}>
        ← {t('rows.back')}
      </LocalLink>
      <div>
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text c="dimmed">{of.filter((part) => part !== null).join(' · ')}</Text>
        <Text fw={600}>{t('rows.sum', { amount: formatMoney(sum, locale) })}</Text>
      </div>
      {rows.length > 0 && roleMay(role, 'payments.export') && (
        <ExportLinks slug={slug} files={['rows']} query={query} />
      )}
      <Paper withBorder radius="lg" px="lg" py="sm">
        {rows.length === 0 && <Text py="md">{t('rows.nothing')}</Text>}
        {rows.length > 0 && <FigureList caption={title} rows={rows} base={base} timeZone={branch.timeZone} />}
      </Paper>
      <Group justify="space-between">
        {after && <LocalLink href={`${base}/cash-flow/rows?${query}`}>{t('rows.first')}</LocalLink>}
        {next && (
          <LocalLink href={`${base}/cash-flow/rows?${new URLSearchParams([...query, ['after', next]])}`}>
            {t('rows.more')}
          </LocalLink>
        )}
      </Group>
    </Stack>
  )
}
