import { getLocale, getTranslations } from 'next-intl/server'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { formatDurationRange } from '#lib/i18n/format.ts'
import { formatMoneyRange } from '#lib/money/format-money.ts'
import { getStaffChoice } from '#lib/views/staff-choice.ts'
import type { StepProps } from './step-props.ts'

/** What has been chosen before the time, and what it will cost. */
export async function ChosenSummary({ branch, place }: Pick<StepProps, 'branch' | 'place'>) {
  const t = await getTranslations('booking')
  const locale = await getLocale()
  const { services, staff, anyone } = await getStaffChoice(branch.scope, place.serviceIds)
  const person = staff.find(({ id }) => id === place.staff)
  const range = person?.range ?? anyone
  return (
    <VisitSummary
      who={person?.name ?? t('summary.anyone')}
      lines={services.map(({ id, name }) => ({ id, name, detail: null, price: null }))}
      sums={
        range
          ? [
              { label: t('summary.duration'), amount: formatDurationRange(range.minutes, range.minutesTo, locale) },
              { label: t('summary.total'), amount: formatMoneyRange(range.from, range.to, locale), isMain: true },
            ]
          : []
      }
    />
  )
}
