import { getLocale, getTranslations } from 'next-intl/server'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { formatDay, formatDuration, formatTime } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { getStaffChoice } from '#lib/views/staff-choice.ts'
import type { StepProps } from './step-props.ts'

/** What has been chosen so far, and what it will cost. */
export async function ChosenSummary({ branch, place }: StepProps) {
  const t = await getTranslations('booking')
  const locale = await getLocale()
  const at = { locale, timeZone: branch.timeZone }
  const { services, staff } = await getStaffChoice(branch.scope, place.serviceIds)
  const person = staff.find(({ id }) => id === place.staff)
  const cheapest = staff.toSorted((left, right) => left.total.amountMinor - right.total.amountMinor)[0]
  const shown = person ?? cheapest
  const isFrom =
    shown && (shown.isTotalFrom || (!person && staff.some(({ total }) => total.amountMinor > shown.total.amountMinor)))
  const price = shown && formatMoney(shown.total, locale)
  const duration = shown ? formatDuration(shown.durationMinutes, locale) : ''
  return (
    <VisitSummary
      when={place.startsAt && `${formatDay(place.startsAt, at)}, ${formatTime(place.startsAt, at)}`}
      who={person?.name ?? t('summary.anyone')}
      lines={services.map(({ id, name }) => ({ id, name, detail: null, price: null }))}
      sums={
        price
          ? [
              { label: t('summary.duration'), amount: duration },
              { label: t('summary.total'), amount: isFrom ? t('from', { price }) : price, isMain: true },
            ]
          : []
      }
    />
  )
}
