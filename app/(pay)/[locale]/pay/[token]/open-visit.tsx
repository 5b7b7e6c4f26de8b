import { getLocale, getTranslations } from 'next-intl/server'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { formatDay, formatDuration, formatTime } from '#lib/i18n/format.ts'
import { formatMoney, formatMoneyRange, formatRest } from '#lib/money/format-money.ts'
import { add, type Money } from '#lib/money/money.ts'
import type { PayPage } from '#lib/views/links/pay-page.ts'
import { paidOf } from '#lib/visits/balance/visit-balance.ts'

type Props = {
  readonly visit: PayPage['visit']
  /** What is paid through the link; null once nothing is. */
  readonly now: Money | null
  readonly timeZone: string
}

const minutesBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000)

/** What the money is for: the visit, its price, what was paid already and what is left. */
export async function OpenVisit({ visit, now, timeZone }: Props) {
  const t = await getTranslations('payLink')
  const locale = await getLocale()
  const at = { locale, timeZone }
  const { startsAt, appointments, total, spread, discount, balance, reference } = visit
  const left = formatRest(balance.open, spread, locale)
  const sum = (amount: Money) => formatMoney(amount, locale)
  const line = (label: string, amount: Money) => (amount.amountMinor > 0 ? [{ label, amount: sum(amount) }] : [])
  return (
    <VisitSummary
      title={t('visit')}
      when={`${formatDay(startsAt, at)}, ${formatTime(startsAt, at)}`}
      who={[...new Set(appointments.map(({ staffName }) => staffName))].join(', ')}
      lines={appointments.map((one) => ({
        id: one.id,
        name: one.serviceName,
        detail: formatDuration(minutesBetween(one.startsAt, one.endsAt), locale),
        price: formatMoneyRange(one.price, one.priceTo, locale),
      }))}
      sums={[
        { label: t('reference'), amount: reference },
        { label: t('total'), amount: formatMoneyRange(total, add(total, spread), locale) },
        ...line(t('discount'), discount),
        ...line(t('paid'), paidOf(balance)),
        ...(now ? [{ label: t('now'), amount: sum(now), isMain: true }] : []),
        ...(now || left === null ? [] : [{ label: t('open'), amount: left }]),
      ]}
    />
  )
}
