import { getLocale, getTranslations } from 'next-intl/server'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { ChangeTime } from '#components/booking/payment/change-time.tsx'
import { formatDay, formatDuration, formatTime } from '#lib/i18n/format.ts'
import { formatMoney, formatMoneyRange, formatRest } from '#lib/money/format-money.ts'
import { add, type Money } from '#lib/money/money.ts'
import { type ChargeOption, shareOf } from '#lib/payments/charge-plan.ts'
import type { ClientAppointment, ClientVisit } from '#lib/views/client-visit.ts'
import { spreadOf } from '#lib/visits/booking-plan.ts'
import { changeTimeAction } from './actions.ts'

type Props = { readonly visit: ClientVisit; readonly option: ChargeOption; readonly token: string }

const minutesBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000)

/** A held visit with what is due now and what at the salon, also of each of several appointments. */
export async function VisitOfClient({ visit, option, token }: Props) {
  const t = await getTranslations('booking.summary')
  const pay = await getTranslations('booking.pay')
  const locale = await getLocale()
  const at = { locale, timeZone: visit.branch.timeZone }
  const sum = (amount: Money) => formatMoney(amount, locale)
  const atSalonInTheEnd = formatRest(option.atSalon, visit.spread, locale)
  const names = [...new Set(visit.appointments.map(({ staffName }) => staffName))]
  const isOne = visit.appointments.length === 1
  const wordsOfShare = (appointment: ClientAppointment) => {
    const { now, atSalon } = shareOf(appointment.charge, option.choice)
    if (isOne) return []
    const rest = formatRest(atSalon, spreadOf([appointment], now.currency), locale)
    return [
      ...(now.amountMinor > 0 ? [t('lineNow', { amount: sum(now) })] : []),
      ...(rest === null ? [] : [t('lineAtSalon', { amount: rest })]),
    ]
  }
  return (
    <VisitSummary
      when={`${formatDay(visit.startsAt, at)}, ${formatTime(visit.startsAt, at)}`}
      who={names.length === 1 ? (names[0] ?? null) : null}
      change={<ChangeTime action={changeTimeAction.bind(null, token)} label={pay('change')} />}
      lines={visit.appointments.map((appointment) => ({
        id: appointment.id,
        name: appointment.serviceName,
        detail: [
          ...(names.length > 1 ? [appointment.staffName] : []),
          formatDuration(minutesBetween(appointment.startsAt, appointment.endsAt), locale),
          ...wordsOfShare(appointment),
        ].join(' · '),
        price: formatMoneyRange(appointment.price, appointment.priceTo, locale),
      }))}
      sums={[
        { label: t('total'), amount: formatMoneyRange(visit.total, add(visit.total, visit.spread), locale) },
        ...(atSalonInTheEnd === null ? [] : [{ label: t('atSalon'), amount: atSalonInTheEnd }]),
        { label: t('dueNow'), amount: sum(option.now), isMain: true },
      ]}
    />
  )
}
