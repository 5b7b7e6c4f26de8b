import 'server-only'
import { type BranchScope, hashOfToken, newToken } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { AgreedTerms } from '#lib/payments/agreed-terms.ts'
import type { PlannedCharge } from '#lib/payments/charge-plan.ts'
import type { ServicePaymentStatus } from '#lib/payments/terms.ts'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'

export type NewAppointment = {
  readonly serviceId: string
  readonly staffMemberId: string
  readonly serviceName: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly busyUntil: Date
  readonly paymentStatus: ServicePaymentStatus
  readonly price: Money
  readonly due: Money
}

export type NewVisit = {
  readonly reference: string
  readonly locale: string
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
  readonly total: Money
  /** For how long the time is held; null books it at once. */
  readonly holdMinutes: number | null
  readonly agreedTerms: AgreedTerms
  readonly appointments: readonly NewAppointment[]
}

export type LockedVisit = {
  readonly id: string
  readonly reference: string
  readonly state: VisitState
  readonly startsAt: Date
  readonly total: Money
  /** What staff let the client off. */
  readonly discount: Money
  readonly isHoldOver: boolean
  readonly charges: readonly PlannedCharge[]
}

/** A visit and the token of its private link, which is not stored and cannot be shown again. */
type NewHold = { readonly visitId: string; readonly token: string }

/**
 * Takes the time of a whole visit or none of it, in one statement; says null when someone else has any part of it.
 * The client's card is found by their phone number and left as it is.
 */
export async function insertVisit(tx: Transaction, scope: BranchScope, visit: NewVisit): Promise<NewHold | null> {
  const { contact, total, appointments, holdMinutes } = visit
  const rows = appointments.map(({ price, due, ...appointment }, position) => ({
    ...appointment,
    position,
    priceMinor: price.amountMinor,
    dueMinor: due.amountMinor,
  }))
  const token = newToken()
  const [taken] = await tx.$queryRaw<{ visitId: string; count: number }[]>`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (
        "serviceId" uuid, "staffMemberId" uuid, "serviceName" text, position smallint, "startsAt" timestamptz,
        "endsAt" timestamptz, "busyUntil" timestamptz, "priceMinor" bigint, "dueMinor" bigint, "paymentStatus" text)
    ), client as (
      insert into client (branch_id, name, phone, email, locale)
      values (${scope.branchId}::uuid, ${contact.name}, ${contact.phone}, ${contact.email}, ${visit.locale})
      on conflict (branch_id, phone) do update set phone = excluded.phone
      returning id
    ), visit as (
      insert into visit (branch_id, reference, client_id, state, source, locale, contact_name, contact_phone,
        contact_email, starts_at, ends_at, total_minor, currency, hold_expires_at, agreed_terms)
      select ${scope.branchId}::uuid, ${visit.reference}, client.id,
        (case when ${holdMinutes}::int is null then 'booked' else 'on_hold' end)::"VisitState", 'form', ${visit.locale},
        ${contact.name}, ${contact.phone}, ${contact.email},
        (select min("startsAt") from wanted), (select max("endsAt") from wanted),
        ${total.amountMinor}::bigint, ${total.currency}, now() + make_interval(mins => ${holdMinutes}::int),
        ${JSON.stringify(visit.agreedTerms)}::jsonb
      from client
      returning id
    ), appointment as (
      insert into appointment (branch_id, visit_id, service_id, staff_member_id, service_name, position, starts_at,
        ends_at, busy_until, price_minor, due_minor, currency, payment_status)
      select ${scope.branchId}::uuid, visit.id, "serviceId", "staffMemberId", "serviceName", position, "startsAt",
        "endsAt", "busyUntil", "priceMinor", "dueMinor", ${total.currency}, "paymentStatus"::"ServicePaymentStatus"
      -- In one order for everyone, so that two visits never wait for each other.
      from visit, (select * from wanted order by "staffMemberId", "startsAt") ordered
      on conflict do nothing
      returning 1
    ), link as (
      insert into access_link (branch_id, visit_id, purpose, token_hash)
      select ${scope.branchId}::uuid, visit.id, 'manage_visit', ${hashOfToken(token)} from visit
    )
    select visit.id as "visitId", (select count(*)::int from appointment) as count from visit`
  if (!taken) return null
  if (taken.count === appointments.length) return { visitId: taken.visitId, token }
  await tx.appointment.deleteMany({ where: { branchId: scope.branchId, visitId: taken.visitId } })
  await tx.accessLink.deleteMany({ where: { branchId: scope.branchId, visitId: taken.visitId } })
  await tx.visit.delete({ where: { branchId_id: { branchId: scope.branchId, id: taken.visitId } } })
  return null
}

type VisitRow = Pick<LockedVisit, 'reference' | 'state' | 'startsAt' | 'isHoldOver'> & {
  readonly totalMinor: bigint
  readonly discountMinor: bigint
  readonly currency: string
  readonly charges: readonly {
    readonly status: ServicePaymentStatus
    readonly priceMinor: number
    readonly dueMinor: number
  }[]
}

/** Locks a visit of the branch and reads it; visits are locked before their payments. */
export async function lockVisit(tx: Transaction, scope: BranchScope, id: string): Promise<LockedVisit | null> {
  // What was agreed of appointments never changes, so they may be read with the lock.
  const [visit] = await tx.$queryRaw<VisitRow[]>`
    select reference, state, starts_at as "startsAt", total_minor as "totalMinor", currency,
      discount_minor as "discountMinor",
      coalesce(hold_expires_at <= now(), false) as "isHoldOver",
      (select coalesce(jsonb_agg(jsonb_build_object('status', payment_status, 'priceMinor', price_minor,
          'dueMinor', due_minor) order by position), '[]')
        from appointment where branch_id = visit.branch_id and visit_id = visit.id) as charges
    from visit where branch_id = ${scope.branchId}::uuid and id = ${id}::uuid for update`
  if (!visit) return null
  const { totalMinor, discountMinor, currency: code, charges, ...found } = visit
  const currency = currencyOf(code)
  return {
    ...found,
    id,
    total: money(totalMinor, currency),
    discount: money(discountMinor, currency),
    charges: charges.map(({ status, priceMinor, dueMinor }) => ({
      status,
      price: money(priceMinor, currency),
      due: money(dueMinor, currency),
    })),
  }
}

/** Moves a visit on. The database gives its time back when it ends without taking place. */
export async function saveVisitState(
  tx: Transaction,
  scope: BranchScope,
  visit: { readonly id: string; readonly state?: VisitState; readonly paymentState?: VisitPaymentState },
): Promise<void> {
  const { id, ...data } = visit
  await tx.visit.update({ where: { branchId_id: { branchId: scope.branchId, id } }, data })
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
  tx: Transaction,
  scope: BranchScope,
  { ownVisitId, phone, email, startsAt, endsAt, staffIds }: OwnHolds,
): Promise<readonly string[]> {
  const visits = await tx.visit.findMany({
    where: {
      branchId: scope.branchId,
      state: 'on_hold',
      OR: [
        { contactPhone: phone, contactEmail: { equals: email, mode: 'insensitive' } },
        ...(ownVisitId ? [{ id: ownVisitId }] : []),
      ],
      appointments: {
        some: {
          live: true,
          startsAt: { lt: endsAt },
          busyUntil: { gt: startsAt },
          ...(staffIds.length > 0 && { staffMemberId: { in: [...staffIds] } }),
        },
      },
    },
    select: { id: true },
  })
  return visits.map(({ id }) => id)
}

/** The number that a visit was booked with, as it was given then. */
export async function getContactPhone(tx: Transaction, scope: BranchScope, id: string): Promise<string> {
  const where = { branchId_id: { branchId: scope.branchId, id } }
  return (await tx.visit.findUniqueOrThrow({ where, select: { contactPhone: true } })).contactPhone
}
