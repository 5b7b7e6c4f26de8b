import { getLocale, getTranslations } from 'next-intl/server'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { formatDay, formatDuration, formatTime } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { ClientVisit } from '#lib/views/client-visit.ts'

type Props = { readonly visit: ClientVisit; readonly now: Money; readonly atSalon: Money }

const minutesBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000)

/** A booked or held visit, with what is due now and what at the salon. */
export async function VisitOfClient({ visit, now, atSalon }: Props) {
  const t = await getTranslations('booking.summary')
  const locale = await getLocale()
  const at = { locale, timeZone: visit.branch.timeZone }
  const sum = (amount: Money) => formatMoney(amount, locale)
  const names = [...new Set(visit.appointments.map(({ staffName }) => staffName))]
  return (
    <VisitSummary
      when={`${formatDay(visit.startsAt, at)}, ${formatTime(visit.startsAt, at)}`}
      who={names.join(', ')}
      lines={visit.appointments.map(({ id, serviceName, startsAt, endsAt, price }) => ({
        id,
        name: serviceName,
        detail: formatDuration(minutesBetween(startsAt, endsAt), locale),
        price: sum(price),
      }))}
      sums={[
        { label: t('total'), amount: sum(visit.total) },
        ...(atSalon.amountMinor > 0 ? [{ label: t('atSalon'), amount: sum(atSalon) }] : []),
        { label: t('dueNow'), amount: sum(now), isMain: true },
      ]}
    />
  )
}
