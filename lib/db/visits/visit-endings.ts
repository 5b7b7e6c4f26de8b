import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'
import { getMoneyOfVisit, type PaymentMoney } from '#lib/db/payments/ledger.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { add, type Money, money, subtract, sumOf, zero } from '#lib/money/money.ts'
import { AgreedTerms, cancellationRuleFrom } from '#lib/payments/agreed-terms.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import { planRest } from '#lib/payments/endings/ending-plan.ts'
import { paymentAtEnd } from '#lib/payments/endings/payment-at-end.ts'
import { settledOf, toHandBack } from '#lib/visits/balance/visit-balance.ts'

/** The rule that a visit's client agreed to. */
export async function getAgreedRule(tx: Transaction, scope: BranchScope, visitId: string): Promise<CancellationRule> {
  const { agreedTerms, currency } = await tx.visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id: visitId } },
    select: { agreedTerms: true, currency: true },
  })
  return cancellationRuleFrom(AgreedTerms.parse(agreedTerms), currencyOf(currency))
}

export type VisitEnding = {
  readonly id: string
  readonly state: 'canceled' | 'no_show'
  readonly fee: Money
  readonly isFeeWaived: boolean
}

/** A visit does not take place; what the salon keeps of its money is written beside it. */
export async function saveVisitEnding(tx: Transaction, scope: BranchScope, ending: VisitEnding): Promise<void> {
  const { id, state, fee, isFeeWaived: feeWaived } = ending
  const canceledAt = state === 'canceled' ? new Date() : null
  await tx.visit.update({
    where: { branchId_id: { branchId: scope.branchId, id } },
    data: { state, feeMinor: fee.amountMinor, feeWaived, canceledAt },
  })
}

/** Staff say how far a visit is that takes place. Whoever came after all owes no fee for having been missed. */
export async function saveVisitMark(
  tx: Transaction,
  scope: BranchScope,
  { id, state }: { readonly id: string; readonly state: 'booked' | 'arrived' | 'completed' },
): Promise<void> {
  await tx.visit.update({
    where: { branchId_id: { branchId: scope.branchId, id } },
    data: { state, feeMinor: null, feeWaived: false },
  })
}

/** Whether it was the salon that ended a visit, and not its client. */
export async function isEndedBySalon(tx: Transaction, scope: BranchScope, visitId: string): Promise<boolean> {
  const action = { in: ['visit.canceled', 'visit.no_show'] }
  const ended = await tx.auditEntry.findFirst({
    where: { branchId: scope.branchId, subjectKind: 'visit', subjectId: visitId, action },
    orderBy: { id: 'desc' },
    select: { actorKind: true },
  })
  return ended?.actorKind === 'user'
}

/**
 * What became of a visit's money: kept by the rule, going back to the card now or as soon as it can, let go on it, or
 * handed back at the desk.
 */
export type EndedMoney = Readonly<Record<'fee' | 'returned' | 'released' | 'atDesk', Money>>

export async function getEndedMoney(scope: BranchScope, visitId: string): Promise<EndedMoney> {
  const { feeMinor, currency: code } = await database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id: visitId } },
    select: { feeMinor: true, currency: true },
  })
  const currency = currencyOf(code)
  const fee = money(feeMinor ?? 0, currency)
  const paid = await getMoneyOfVisit(database(), scope, { id: visitId, currency })
  const settled = settledOf(paid)
  const rest = planRest(
    paid.payments.map((payment) => ({ ...payment, ...paymentAtEnd(payment) })),
    fee,
  )
  return {
    fee,
    returned: add(rest.returned, settled.returned),
    released: sumOf(paid.payments.map(releasedOf), currency),
    atDesk: toHandBack({ ...settled, fee }),
  }
}

/** What was held and is let go, or will be: all of it that is not captured, once somebody has decided. */
function releasedOf({ state, authorized, captured, isHoldDecided, holdOrder }: PaymentMoney): Money {
  if (!isHoldDecided) return zero(authorized.currency)
  const taken = state === 'held' ? (holdOrder ?? zero(authorized.currency)) : captured
  return subtract(authorized, taken)
}
