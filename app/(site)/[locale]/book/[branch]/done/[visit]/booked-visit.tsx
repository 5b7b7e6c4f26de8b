import { getLocale, getTranslations } from 'next-intl/server'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { type Money, subtract } from '#lib/money/money.ts'
import type { ClientVisit } from '#lib/views/client-visit.ts'

/** What was booked, what was paid and what is left to pay. */
export async function BookedVisit({ visit }: { readonly visit: ClientVisit }) {
  const t = await getTranslations('booking.done')
  const locale = await getLocale()
  const at = { locale, timeZone: visit.branch.timeZone }
  const sum = (amount: Money) => formatMoney(amount, locale)
  const rest = [visit.paid, visit.held].reduce(subtract, visit.total)
  const { address } = visit.branch
  return (
    <VisitSummary
      when={`${formatDay(visit.startsAt, at)}, ${formatTime(visit.startsAt, at)}`}
      who={[...new Set(visit.appointments.map(({ staffName }) => staffName))].join(', ')}
      lines={visit.appointments.map(({ id, serviceName, price }) => ({
        id,
        name: serviceName,
        detail: null,
        price: sum(price),
      }))}
      sums={[
        { label: t('reference'), amount: visit.reference },
        ...(address ? [{ label: t('where'), amount: address }] : []),
        ...(rest.amountMinor > 0 ? [{ label: t('toPayAtSalon'), amount: sum(rest) }] : []),
        ...(visit.held.amountMinor > 0 ? [{ label: t('held'), amount: sum(visit.held), isMain: true }] : []),
        ...(visit.paid.amountMinor > 0 ? [{ label: t('paid'), amount: sum(visit.paid), isMain: true }] : []),
      ]}
    />
  )
}
