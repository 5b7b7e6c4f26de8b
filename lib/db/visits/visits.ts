import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement, statementIn, type Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { PlannedCharge } from '#lib/payments/charge-plan.ts'
import type { ServicePaymentStatus } from '#lib/payments/terms.ts'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'

export type LockedVisit = {
  readonly id: string
  readonly reference: string
  readonly state: VisitState
  readonly startsAt: Date
  readonly total: Money
  /** What staff let the client off. */
  readonly discount: Money
  /** What is kept of one that does not take place; null of one that does. */
  readonly fee: Money | null
  readonly isHoldOver: boolean
  readonly charges: readonly PlannedCharge[]
}

type VisitRow = Pick<LockedVisit, 'reference' | 'state' | 'startsAt' | 'isHoldOver'> & {
  readonly totalMinor: bigint
  readonly discountMinor: bigint
  readonly feeMinor: bigint | null
  readonly currency: string
  readonly charges: readonly {
    readonly status: ServicePaymentStatus
    readonly priceMinor: number
    readonly dueMinor: number
  }[]
}

/**
 * Locks a visit of the branch and reads it; visits are locked before their payments, and several in the order of their
 * ids. Rows that name it may be written meanwhile.
 */
export async function lockVisit(tx: Transaction, scope: BranchScope, id: string): Promise<LockedVisit | null> {
  // What was agreed of appointments stays, so they may be read with the lock. Only what Stripe would not take becomes
  // payable at the salon; whoever reads that a moment too late hears it from Stripe.
  const [visit] = await statementIn(tx)<VisitRow>`
    select reference, state, starts_at as "startsAt", total_minor as "totalMinor", currency,
      discount_minor as "discountMinor", fee_minor as "feeMinor",
      coalesce(hold_expires_at <= now(), false) as "isHoldOver",
      (select coalesce(jsonb_agg(jsonb_build_object('status', payment_status, 'priceMinor', price_minor,
          'dueMinor', due_minor) order by position), '[]')
        from appointment where branch_id = visit.branch_id and visit_id = visit.id) as charges
    from visit where branch_id = ${scope.branchId}::uuid and id = ${id}::uuid for no key update`
  if (!visit) return null
  const { totalMinor, discountMinor, feeMinor, currency: code, charges, ...found } = visit
  const currency = currencyOf(code)
  return {
    ...found,
    id,
    total: money(totalMinor, currency),
    discount: money(discountMinor, currency),
    fee: feeMinor === null ? null : money(feeMinor, currency),
    charges: charges.map(({ status, priceMinor, dueMinor }) => ({
      status,
      price: money(priceMinor, currency),
      due: money(dueMinor, currency),
    })),
  }
}

/** Locks all visits of a client, in the order in which everybody locks several. */
export async function lockVisitsOfClient(tx: Transaction, scope: BranchScope, clientId: string): Promise<void> {
  await statementIn(tx)`
    select from visit where branch_id = ${scope.branchId}::uuid and client_id = ${clientId}::uuid
    order by id for no key update`
}

/** Moves a visit on. The database gives its time back when it ends without taking place. */
export async function saveVisitState(
  tx: Transaction,
  scope: BranchScope,
  visit: { readonly id: string; readonly state?: VisitState; readonly paymentState?: VisitPaymentState },
): Promise<void> {
  const { id, state = null, paymentState = null } = visit
  await statementIn(tx)`
    update visit set state = coalesce(${state}::"VisitState", state),
      payment_state = coalesce(${paymentState}::"VisitPaymentState", payment_state)
    where branch_id = ${scope.branchId} and id = ${id}`
}

/** Lets a visit's hold end at this moment. */
export async function endHoldNow(tx: Transaction, scope: BranchScope, id: string): Promise<void> {
  await tx.$executeRaw`update visit set hold_expires_at = least(hold_expires_at, now())
    where branch_id = ${scope.branchId}::uuid and id = ${id}::uuid and state = 'on_hold'`
}

/** Takes the time of an expired visit again if all of it is still free. */
export async function retakeTime(tx: Transaction, scope: BranchScope, visitId: string): Promise<boolean> {
  const released = await tx.appointment.findMany({
    where: { branchId: scope.branchId, visitId, live: false },
    orderBy: [{ staffMemberId: 'asc' }, { startsAt: 'asc' }],
  })
  const { count } = await tx.appointment.createMany({
    data: released.map(({ id: _, ...appointment }) => ({ ...appointment, live: true })),
    skipDuplicates: true,
  })
  const again = { branchId: scope.branchId, visitId }
  if (count < released.length) {
    await tx.appointment.deleteMany({ where: { ...again, live: true } })
    return false
  }
  await tx.appointment.deleteMany({ where: { ...again, live: false } })
  return true
}

/** Visits whose hold has run out and which nobody has released, oldest first, of all branches. */
export function listOverdueHolds(tx: Transaction): Promise<readonly { branchId: string; id: string }[]> {
  return tx.visit.findMany({
    where: { state: 'on_hold', holdExpiresAt: { lte: new Date() } },
    orderBy: { holdExpiresAt: 'asc' },
    select: { branchId: true, id: true },
    take: 500,
  })
}

type OwnHolds = {
  readonly ownVisitId: string | undefined
  readonly phone: string
  readonly email: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly staffIds: readonly string[]
}

/** Unpaid visits of this very contact, or begun on this device, that hold any of these staff members within a time; of no one in particular, any. */
export async function listOwnHolds(
  scope: BranchScope,
  { ownVisitId, phone, email, startsAt, endsAt, staffIds }: OwnHolds,
): Promise<readonly string[]> {
  const visits = await runStatement<{ id: string }>(
    `select v.id from visit v
     where v.branch_id = $1 and v.state = 'on_hold'
       and ((v.contact_phone = $2 and lower(v.contact_email) = lower($3)) or v.id = $4)
       and exists (select from appointment a where a.branch_id = v.branch_id and a.visit_id = v.id and a.live
         and a.starts_at < $6 and a.busy_until > $5
         and (cardinality($7::uuid[]) = 0 or a.staff_member_id = any ($7::uuid[])))`,
    [scope.branchId, phone, email, ownVisitId ?? null, startsAt, endsAt, staffIds],
    'own-holds',
  )
  return visits.map(({ id }) => id)
}

/** The number that a visit was booked with, as it was given then. */
export async function getContactPhone(tx: Transaction, scope: BranchScope, id: string): Promise<string> {
  const where = { branchId_id: { branchId: scope.branchId, id } }
  return (await tx.visit.findUniqueOrThrow({ where, select: { contactPhone: true } })).contactPhone
}
