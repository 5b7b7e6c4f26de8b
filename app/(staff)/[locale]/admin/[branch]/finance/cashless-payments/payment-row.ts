import type { PaymentRow } from '#components/finance/payments/payment-table.tsx'
import { formatDay, formatMoment, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { netOf } from '#lib/payments/amounts/net-of.ts'
import { movesMoney, paymentCan } from '#lib/payments/payment-state.ts'
import type { ListedPayment } from '#lib/views/payments/payment-list.ts'

type Reader = {
  readonly locale: Locale
  readonly timeZone: string
  /** Where the payments stand. */
  readonly base: string
}

/** A payment in the reader's language, the salon's time and with the acts that its state allows. */
export function paymentRowOf(payment: ListedPayment, reader: Reader): PaymentRow {
  const { id, clientName, clientPhone, visitReference, services, state, card, isTest, lastRefund, notices, parts } =
    payment
  const { amount, returned, disputed, refundable, createdAt, visitStartsAt, fee } = payment
  const net = netOf(payment)
  const sum = (money: typeof amount) => formatMoney(money, reader.locale)
  return {
    ...{ id, clientName, clientPhone, visitReference, state, isTest, notices, parts },
    href: `${reader.base}/${id}`,
    services: services.join(', '),
    date: formatMoment(createdAt, reader),
    visitDate: `${formatDay(visitStartsAt, reader)}, ${formatTime(visitStartsAt, reader)}`,
    amount: sum(amount),
    returned: returned.amountMinor > 0 ? sum(returned) : null,
    disputed: disputed.amountMinor > 0 ? sum(disputed) : null,
    fee: movesMoney(state) ? { sum: fee && sum(fee), net: net && sum(net) } : null,
    card,
    refund: lastRefund && { state: lastRefund.state, amount: sum(lastRefund.amount) },
    refundable: paymentCan('refund', state) && refundable.amountMinor > 0 ? refundable : null,
  }
}
