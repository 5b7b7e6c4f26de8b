import { Stack } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import { ChoiceLinks } from '#components/finance/cash-flow/choice-links.tsx'
import { ReportFilters } from '#components/finance/cash-flow/report-filters.tsx'
import { messagesOf } from '#lib/i18n/messages.ts'
import { FLOW_GROUPINGS, FLOW_SIDES, type FlowSide } from '#lib/payments/reports/cash-flow.ts'
import type { BookingBranch } from '#lib/views/booking-branch.ts'
import { type ReportFilter, reportQueryOf } from '#lib/views/cash-flow/report-filter.ts'
import { PERIOD_NAMES, periodNamed } from '#lib/visits/periods/report-period.ts'

type Props = {
  readonly branch: BookingBranch
  readonly filter: ReportFilter
  readonly side: FlowSide
  /** Below the report's own address. */
  readonly page: '' | '/branches'
  readonly isGrouped: boolean
}

/** Which days, which money, grouped by what. Every choice is an address. */
export async function ReportChoices({ branch, filter, side, page, isGrouped }: Props) {
  const { slug, timeZone } = branch
  const locale = await getLocale()
  const t = await getTranslations('cashFlow')
  const { cashFlow: words, finance } = messagesOf(locale)
  const { period, by, mode } = filter
  const here = `/${locale}/admin/${slug}/finance/cash-flow${page}`
  const hrefOf = (changes: Readonly<Record<string, string>>) =>
    `${here}?${new URLSearchParams({ by, side, ...(mode && { mode }), ...changes })}`
  return (
    <Stack gap="md">
      <ChoiceLinks
        label={t('periods.label')}
        choices={PERIOD_NAMES.map((name) => {
          const named = periodNamed(name, new Date(), timeZone)
          const isChosen = named.from === period.from && named.to === period.to
          return { label: t(`periods.${name}`), href: hrefOf({ period: name }), isChosen }
        })}
      />
      <ReportFilters
        action={here}
        values={{ ...period, by, mode: mode ?? '', side }}
        groupings={isGrouped ? FLOW_GROUPINGS.map((value) => ({ value, label: t(`groupings.${value}`) })) : []}
        modes={(['live', 'test'] as const).map((value) => ({ value, label: finance.modes[value] }))}
        words={words.filters}
      />
      <ChoiceLinks
        label={t('sides.label')}
        choices={FLOW_SIDES.map((one) => ({
          label: t(`sides.${one}`),
          href: `${here}?${new URLSearchParams([...reportQueryOf(filter), ['side', one]])}`,
          isChosen: one === side,
        }))}
      />
    </Stack>
  )
}
