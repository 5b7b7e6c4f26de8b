import type { ShownPayment } from '#components/admin/clients/payment-list.tsx'
import type { ShownVisit } from '#components/admin/clients/visit-history.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { ClientPayment, ClientVisit } from '#lib/views/clients/client-page.ts'
import type { Reader } from '../shown-client.ts'

/** A visit with its own page. */
export function shownVisitOf(visit: ClientVisit, reader: Reader, visitsHref: string): ShownVisit {
  const { id, reference, startsAt, state, paymentState, total, services, staff } = visit
  return {
    ...{ id, reference, state, paymentState, href: `${visitsHref}/${id}` },
    when: formatMoment(startsAt, reader),
    services: services.join(', '),
    staff: staff.join(', '),
    total: formatMoney(total, reader.locale),
  }
}

/** A card payment; its page is linked for those who may see it. */
export function shownPaymentOf(payment: ClientPayment, reader: Reader, paymentsHref: string | null): ShownPayment {
  const { id, createdAt, visitReference, amount, returned, state, isTest } = payment
  return {
    ...{ id, state, isTest, visit: visitReference, href: paymentsHref && `${paymentsHref}/${id}` },
    when: formatMoment(createdAt, reader),
    amount: formatMoney(amount, reader.locale),
    returned: returned.amountMinor > 0 ? formatMoney(returned, reader.locale) : '–',
  }
}
