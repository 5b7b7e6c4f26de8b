import { useLocale, useTranslations } from 'next-intl'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { formatMoney, formatMoneyRange, formatRest } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'

type Props = {
  readonly visit: {
    readonly reference: string
    readonly startsAt: Date
    readonly appointments: readonly {
      readonly id: string
      readonly serviceName: string
      readonly staffName: string
      readonly price: Money
      readonly priceTo: Money
    }[]
    readonly spread: Money
    readonly discount: Money
    readonly paid: Money
    readonly held: Money
    readonly recorded: Money
    readonly open: Money
    readonly branch: { readonly timeZone: string; readonly address: string | null; readonly phone: string | null }
  }
  readonly title?: string
}

/** What was booked, what was paid and what is left to pay. */
export function BookedVisit({ visit, title }: Props) {
  const t = useTranslations('booking.done')
  const locale = useLocale()
  const at = { locale, timeZone: visit.branch.timeZone }
  const sum = (amount: Money) => formatMoney(amount, locale)
  const line = (label: string, amount: Money) => (amount.amountMinor > 0 ? [{ label, amount: sum(amount) }] : [])
  const toPay = formatRest(visit.open, visit.spread, locale)
  const mainLine = (label: string, amount: Money) => line(label, amount).map((one) => ({ ...one, isMain: true }))
  const { address, phone } = visit.branch
  return (
    <VisitSummary
      {...(title && { title })}
      when={`${formatDay(visit.startsAt, at)}, ${formatTime(visit.startsAt, at)}`}
      who={[...new Set(visit.appointments.map(({ staffName }) => staffName))].join(', ')}
      lines={visit.appointments.map(({ id, serviceName, price, priceTo }) => ({
        id,
        name: serviceName,
        detail: null,
        price: formatMoneyRange(price, priceTo, locale),
      }))}
      facts={[
        { label: t('reference'), value: visit.reference },
        ...(address ? [{ label: t('where'), value: <Route to={address} /> }] : []),
        ...(phone
          ? [{ label: t('phone'), value: <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a> }]
          : []),
      ]}
      sums={[
        ...line(t('discount'), visit.discount),
        ...(toPay === null ? [] : [{ label: t('toPayAtSalon'), amount: toPay }]),
        ...mainLine(t('recorded'), visit.recorded),
        ...mainLine(t('held'), visit.held),
        ...mainLine(t('paid'), visit.paid),
      ]}
    />
  )
}

/** A place on a map. */
function Route({ to }: { readonly to: string }) {
  const query = new URLSearchParams({ api: '1', query: to })
  return (
    <a href={`https://www.google.com/maps/search/?${query}`} target="_blank" rel="noopener noreferrer">
      {to}
    </a>
  )
}
