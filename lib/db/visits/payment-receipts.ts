import 'server-only'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { BranchScope } from '../branch-scopes.ts'
import { database } from '../client.ts'
import { sumClientMoney } from '../payments/ledger.ts'

/** What a receipt tells a client. */
export type ReceiptData = {
  readonly locale: string
  readonly to: string
  readonly clientName: string
  readonly reference: string
  readonly services: readonly { readonly service: string; readonly staff: string; readonly price: Money }[]
  readonly paidAt: Date
  readonly paid: Money
  readonly returned: Money
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly branch: { readonly name: string; readonly timeZone: string; readonly address: string | null }
}

export async function getReceiptData(scope: BranchScope, paymentId: string): Promise<ReceiptData> {
  const payment = await database().payment.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id: paymentId } },
    include: {
      visit: {
        include: {
          branch: { select: { name: true, timeZone: true, address: true } },
          appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } },
        },
      },
    },
  })
  const { visit, cardBrand, cardLast4, createdAt } = payment
  const currency = currencyOf(payment.currency)
  const { captured, returned } = await sumClientMoney(database(), scope, { id: paymentId, currency })
  return {
    locale: visit.locale,
    to: visit.contactEmail,
    clientName: visit.contactName,
    reference: visit.reference,
    services: visit.appointments.map(({ serviceName, staffMember, priceMinor }) => ({
      service: serviceName,
      staff: staffMember.name,
      price: money(priceMinor, currency),
    })),
    paidAt: createdAt,
    paid: captured,
    returned,
    card: cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null,
    branch: visit.branch,
  }
}
