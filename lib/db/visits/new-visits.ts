import 'server-only'
import * as z from 'zod'
import { type BranchScope, hashOfToken, newToken } from '#lib/db/branch-scopes.ts'
import { runStatement, type Transaction } from '#lib/db/client.ts'
import type { Money } from '#lib/money/money.ts'
import type { AgreedTerms } from '#lib/payments/agreed-terms.ts'
import type { PlannedAppointment } from '#lib/visits/planned-appointments.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { VisitSource } from '#prisma/generated/enums.ts'

export type NewVisit = {
  readonly reference: string
  readonly locale: string
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
  readonly total: Money
  /** For how long the time is held; null books it at once. */
  readonly holdMinutes: number | null
  readonly agreedTerms: AgreedTerms
  readonly source: VisitSource
  readonly appointments: readonly PlannedAppointment[]
}

/** A visit and the token of its private link, which is not stored and cannot be shown again. */
type NewHold = { readonly visitId: string; readonly token: string }

/**
 * Takes the time of a whole visit or none of it; says null when someone else has all of it. Where they have a part of
 * it, the transaction fails: `nullIfTaken` is for whoever opened it. The client's card is found by their phone number
 * and left as it is.
 */
export async function insertVisit(tx: Transaction, scope: BranchScope, visit: NewVisit): Promise<NewHold | null> {
  const token = newToken()
  const taking = takingOf(scope, { visit, token })
  const [taken] = await tx.$queryRaw<{ visitId: string }[]>`${taking} select id as "visitId" from visit`
  return taken ? { visitId: taken.visitId, token } : null
}

/**
 * The same in one statement of its own, together with the job for when the hold is over: `enqueue` is the SQL that
 * queues it for each row of a source. For where many want the same time at once.
 */
export async function insertHold(
  scope: BranchScope,
  visit: NewVisit & { readonly holdMinutes: number },
  enqueue: (source: string) => string,
): Promise<NewHold | null> {
  const token = newToken()
  const { text, values } = takingOf(scope, { visit, token })
  const statement = `${text}, to_end as (
      select jsonb_build_object('branchId', branch_id, 'visitId', id) as input, id::text as key,
        hold_expires_at as start_after
      from visit
    ), queued as (${enqueue('to_end')})
    select id as "visitId" from visit`
  const taken = await runStatement<{ visitId: string }>(statement, values, 'insert-hold').catch(nullIfTaken)
  return taken?.[0] ? { visitId: taken[0].visitId, token } : null
}

/** What `whole_visit` in the database says when somebody else has a part of the time, straight and through Prisma. */
const PARTLY_TAKEN = z.literal('ZP001')
const PartlyTaken = z.union([
  z.object({ code: PARTLY_TAKEN }),
  z.object({ meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: PARTLY_TAKEN }) }) }) }),
])

/** Turns the error of a visit whose time is partly taken into null, and passes on every other one. */
export function nullIfTaken(error: unknown): null {
  if (PartlyTaken.safeParse(error).success) return null
  throw error
}

type Taking = { readonly visit: NewVisit; readonly token: string }

/** The time is taken before anything else is written: of many who want it, all but one are done at once. */
function takingOf(scope: BranchScope, { visit, token }: Taking): Prisma.Sql {
  const { contact, total, appointments, holdMinutes } = visit
  const rows = appointments.map(({ price, priceTo, due, ...appointment }, position) => ({
    ...appointment,
    position,
    priceMinor: price.amountMinor,
    priceToMinor: priceTo?.amountMinor ?? null,
    dueMinor: due.amountMinor,
  }))
  return Prisma.sql`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (
        "serviceId" uuid, "staffMemberId" uuid, "serviceName" text, position smallint, "startsAt" timestamptz,
        "endsAt" timestamptz, "busyUntil" timestamptz, "priceMinor" bigint, "priceToMinor" bigint, "dueMinor" bigint, "paymentStatus" text)
      -- In one order for everyone, so that two visits never wait for each other.
      order by "staffMemberId", "startsAt"
    ), made as materialized (
      select gen_random_uuid() as id
    ), appointment as (
      insert into appointment (branch_id, visit_id, service_id, staff_member_id, service_name, position, starts_at,
        ends_at, busy_until, price_minor, price_to_minor, due_minor, currency, payment_status)
      select ${scope.branchId}::uuid, made.id, "serviceId", "staffMemberId", "serviceName", position, "startsAt",
        "endsAt", "busyUntil", "priceMinor", "priceToMinor", "dueMinor", ${total.currency},
        "paymentStatus"::"ServicePaymentStatus"
      from made, wanted
      on conflict do nothing
      returning 1
    ), whole as materialized (
      select id from made where whole_visit((select count(*)::int from appointment), ${appointments.length}::int)
    ), client as (
      insert into client (branch_id, name, phone, email, locale)
      select ${scope.branchId}::uuid, ${contact.name}, ${contact.phone}, ${contact.email}, ${visit.locale} from whole
      on conflict (branch_id, phone) do update set phone = excluded.phone
      returning id
    ), visit as (
      insert into visit (branch_id, id, reference, client_id, state, source, locale, contact_name, contact_phone,
        contact_email, starts_at, ends_at, total_minor, currency, hold_expires_at, agreed_terms)
      select ${scope.branchId}::uuid, whole.id, ${visit.reference}, client.id,
        (case when ${holdMinutes}::int is null then 'booked' else 'on_hold' end)::"VisitState", ${visit.source}::"VisitSource", ${visit.locale},
        ${contact.name}, ${contact.phone}, ${contact.email},
        (select min("startsAt") from wanted), (select max("endsAt") from wanted),
        ${total.amountMinor}::bigint, ${total.currency}, now() + make_interval(mins => ${holdMinutes}::int),
        ${JSON.stringify(visit.agreedTerms)}::jsonb
      from whole, client
      returning branch_id, id, hold_expires_at
    ), link as (
      insert into access_link (branch_id, visit_id, purpose, token_hash)
      select ${scope.branchId}::uuid, visit.id, 'manage_visit', ${hashOfToken(token)} from visit
    )`
}
