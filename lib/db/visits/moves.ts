import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import type { Money } from '#lib/money/money.ts'
import { AgreedTerms, cancellationRuleFrom } from '#lib/payments/agreed-terms.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import { paidOf, settledOf } from '#lib/visits/balance/visit-balance.ts'
import type { MovedTeam, MovingAppointment } from '#lib/visits/moves/move-times.ts'
import { getMoneyOfVisit } from '../payments/ledger.ts'

/** A visit that somebody wants to move, and all that decides about it. */
export type MovingVisit = {
  /** How often it was moved or stretched: whoever saw another one saw another visit. */
  readonly revision: number
  readonly appointments: readonly MovingAppointment[]
  readonly serviceIds: readonly string[]
  readonly rule: CancellationRule
  /** Taken or held, online or at the desk, and not given back. */
  readonly paid: Money
  /** Until when its holds can be captured: a visit does not move behind that. */
  readonly heldUntil: Date | null
}

export async function findMovingVisit(
  tx: Transaction,
  scope: BranchScope,
  visitId: string,
): Promise<MovingVisit | null> {
  const visit = await tx.visit.findFirst({
    where: { branchId: scope.branchId, id: visitId },
    select: {
      agreedTerms: true,
      currency: true,
      revision: true,
      appointments: { where: { live: true }, orderBy: { position: 'asc' } },
      payments: { where: { state: 'held' }, select: { captureBefore: true } },
    },
  })
  if (!visit) return null
  const currency = currencyOf(visit.currency)
  const ends = visit.payments.flatMap(({ captureBefore }) => captureBefore?.getTime() ?? [])
  return {
    revision: visit.revision,
    appointments: visit.appointments,
    serviceIds: [...new Set(visit.appointments.map(({ serviceId }) => serviceId))],
    rule: cancellationRuleFrom(AgreedTerms.parse(visit.agreedTerms), currency),
    paid: paidOf(settledOf(await getMoneyOfVisit(tx, scope, { id: visitId, currency }))),
    heldUntil: ends.length > 0 ? new Date(Math.min(...ends)) : null,
  }
}

/** Moves all appointments of a locked visit or none of them. Says how often it was moved; null if the time was not free. */
export async function moveAppointments(
  tx: Transaction,
  scope: BranchScope,
  { visitId, start, parts }: { readonly visitId: string; readonly start: number; readonly parts: MovedTeam },
): Promise<number | null> {
  const { branchId } = scope
  const instant = (minute: number) => new Date((start + minute) * 60_000)
  // One move of a branch after the other: two visits that change places would wait for each other.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('move ' || ${branchId}::text, 0))`
  await tx.$executeRaw`savepoint before_move`
  const old = await tx.appointment.findMany({ where: { branchId, visitId, live: true } })
  await tx.appointment.deleteMany({ where: { branchId, visitId, live: true } })
  const moved = parts
    .toSorted((left, right) => left.staffMemberId.localeCompare(right.staffMemberId))
    .flatMap(({ id, staffMemberId, startMinute, endMinute, busyUntilMinute }) => {
      const times = { startsAt: instant(startMinute), endsAt: instant(endMinute), busyUntil: instant(busyUntilMinute) }
      return old.filter((one) => one.id === id).map((one) => ({ ...one, staffMemberId, ...times }))
    })
  const { count } = await tx.appointment.createMany({ data: moved, skipDuplicates: true })
  if (count < old.length) {
    await tx.$executeRaw`rollback to savepoint before_move`
    return null
  }
  const startsAt = instant(Math.min(...parts.map(({ startMinute }) => startMinute)))
  const endsAt = instant(Math.max(...parts.map(({ endMinute }) => endMinute)))
  const { revision } = await tx.visit.update({
    where: { branchId_id: { branchId, id: visitId } },
    data: { startsAt, endsAt, revision: { increment: 1 } },
    select: { revision: true },
  })
  return revision
}
