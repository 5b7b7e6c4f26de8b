import 'server-only'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { insertHold, insertVisit, type NewVisit, nullIfTaken } from '#lib/db/visits/new-visits.ts'
import { newReference } from '#lib/db/visits/visit-references.ts'
import { getVisitSearch, type OpenSearch } from '#lib/db/visits/visit-searches.ts'
import { listOwnHolds } from '#lib/db/visits/visits.ts'
import { writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { agreedTermsOf } from '#lib/payments/agreed-terms.ts'
import { enqueueSqlOf } from '#lib/queue/queue.ts'
import { isPayable, planBooking, totalPriceOf } from '#lib/visits/booking-plan.ts'
import { addDays, dayOf } from '#lib/visits/calendar.ts'
import { instantOf, minuteOf, nearestStarts } from '#lib/visits/free-times.ts'
import { freeVisits, HOLD_MINUTES, isOffered, shownTeamAt, teamsAt, type VisitSearch } from '#lib/visits/free-visits.ts'
import { type Team, totalMinorOf } from '#lib/visits/offers.ts'
import { plannedAppointments } from '#lib/visits/planned-appointments.ts'
import { releaseTime } from './release-time.ts'

/** Who serves a client, service by service, and the total in the branch's smallest unit. */
export const ShownVisit = z.object({
  staffMemberIds: z.array(z.uuid()).min(1).max(10),
  totalMinor: z.int().min(0),
})

export type ShownVisit = z.infer<typeof ShownVisit>

export const BookVisitInput = z.object({
  serviceIds: z.array(z.uuid()).min(1).max(10),
  /** Null is *anyone*. */
  staffMemberId: z.uuid().nullable(),
  startsAt: z.date(),
  locale: z.string().max(10),
  contact: z.object({
    name: z.string().trim().min(1).max(120),
    /** E.164. */
    phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
    email: z.email().max(254),
  }),
  /** What the client was shown; null: nobody was free then, so that nothing is taken yet. Without it any will do. */
  agreed: ShownVisit.nullable().optional(),
  /** A visit that the same client has begun before; it makes way if it is not paid. */
  ownVisitId: z.uuid().optional(),
})

export type BookVisitInput = z.infer<typeof BookVisitInput>

/** `choice_changed`: the time is free, or has just become so, but not with whom or for what the client was shown. */
type BookVisitRefusal = 'services_not_offered' | 'choice_changed' | 'already_booked'

export type BookVisitOutcome =
  | { readonly ok: true; readonly token: string; readonly visitId: string; readonly isOnHold: boolean }
  | { readonly ok: false; readonly refusal: BookVisitRefusal }
  | {
      readonly ok: false
      readonly refusal: 'time_not_free'
      readonly nearest: readonly Date[]
      /** The branch's own, in which those times are read. */
      readonly timeZone: string
    }

const DAYS_TO_LOOK_AHEAD = 14
const NEAREST_COUNT = 3
const DAY = 24 * 60

/** Takes a time for a client: on hold while something may be paid, else booked at once. Two never get the same time. */
export async function bookVisit(scope: BranchScope, input: BookVisitInput): Promise<BookVisitOutcome> {
  const look = () => getVisitSearch(scope, { ...input, on: input.startsAt }, new Date())
  const search = await look()
  if (!isOffered(search)) return { ok: false, refusal: 'services_not_offered' }

  const teams = teamsFor(input, search)
  const taken = await takeAny(scope, input, { search, teams })
  if (taken) return taken
  // What is in the way may be what the client themselves holds: they went back and want another time.
  const own = await releaseOwnHolds(scope, { input, search })
  if (own === 'paid') return { ok: false, refusal: 'already_booked' }
  // Where nobody could be given, nothing has been tried since.
  if (own === 'none' && teams.length === 0) return offerOthers(scope, { input, sameDay: search })
  const again = await look()
  if (own === 'none') return offerOthers(scope, { input, sameDay: again })
  const retaken = await takeAny(scope, input, { search: again, teams: teamsFor(input, again) })
  return retaken ?? offerOthers(scope, { input, sameDay: await look() })
}

type Asked = { readonly input: BookVisitInput; readonly sameDay: OpenSearch }

/** The time is gone: the client is offered the nearest ones. Other days are looked through only where they could be nearer. */
async function offerOthers(scope: BranchScope, { input, sameDay }: Asked): Promise<BookVisitOutcome> {
  const start = minuteOf(input.startsAt)
  const isThere = freeVisits(sameDay).some((visit) => visit.start === start)
  if (input.agreed !== undefined && isThere) return { ok: false, refusal: 'choice_changed' }
  const near = nearestVisits(sameDay, start)
  const farthest = Math.max(...near.map((other) => Math.abs(other - start)))
  const [midnight] = sameDay.days.map((day) => start - day.start)
  const isNear =
    near.length === NEAREST_COUNT && midnight !== undefined && farthest < Math.min(midnight, DAY - midnight)
  const nearest = isNear ? near : nearestVisits(await lookAhead(scope, { input, sameDay }), start)
  return { ok: false, refusal: 'time_not_free', nearest: nearest.map(instantOf), timeZone: sameDay.timeZone }
}

function nearestVisits(search: VisitSearch, start: number): readonly number[] {
  const starts = freeVisits(search).map((visit) => visit.start)
  return nearestStarts(starts, start, NEAREST_COUNT)
}

function lookAhead(scope: BranchScope, { input, sameDay }: Asked): Promise<OpenSearch> {
  const day = dayOf(input.startsAt, sameDay.timeZone)
  return getVisitSearch(scope, { ...input, from: day, to: addDays(day, DAYS_TO_LOOK_AHEAD) }, new Date())
}

async function takeAny(
  scope: BranchScope,
  input: BookVisitInput,
  { search, teams }: { readonly search: OpenSearch; readonly teams: readonly Team[] },
): Promise<BookVisitOutcome | null> {
  for (const team of teams) {
    const taken = await takeTime(scope, { input, team, terms: search })
    pass('book.after_commit')
    if (taken) return { ok: true, ...taken }
  }
  return null
}

/** Who may be given: just whom the client was shown, to the smallest coin; whoever is free, where nothing was agreed on. */
function teamsFor({ startsAt, agreed }: BookVisitInput, search: VisitSearch): readonly Team[] {
  const start = minuteOf(startsAt)
  if (agreed === undefined) return teamsAt(search, start)
  const team = agreed && shownTeamAt(search, { start, staffMemberIds: agreed.staffMemberIds })
  return team && totalMinorOf(team) === agreed.totalMinor ? [team] : []
}

async function releaseOwnHolds(
  scope: BranchScope,
  { input, search }: { readonly input: BookVisitInput; readonly search: VisitSearch },
): Promise<'none' | 'released' | 'paid'> {
  const { startsAt, contact, staffMemberId, ownVisitId } = input
  const longest = Math.max(...search.offers.map((offer) => offer.durationMinutes + offer.bufferMinutes))
  const endsAt = instantOf(minuteOf(startsAt) + longest * input.serviceIds.length)
  const staffIds = input.agreed?.staffMemberIds ?? (staffMemberId ? [staffMemberId] : [])
  const holds = await listOwnHolds(scope, { ...contact, ownVisitId, startsAt, endsAt, staffIds })
  for (const visitId of holds) {
    const outcome = await releaseTime(scope, { visitId })
    if (!outcome.ok || outcome.time === 'kept') return 'paid'
  }
  return holds.length > 0 ? 'released' : 'none'
}

type Booking = {
  readonly input: BookVisitInput
  readonly team: Team
  readonly terms: Pick<OpenSearch, 'currency' | 'takesPayments' | 'cancellation'>
}
type Taken = { readonly token: string; readonly visitId: string; readonly isOnHold: boolean }

async function takeTime(scope: BranchScope, { input, team, terms }: Booking): Promise<Taken | null> {
  const { currency, takesPayments, cancellation } = terms
  const visit: Untaken = {
    reference: newReference(),
    locale: input.locale,
    contact: input.contact,
    total: totalPriceOf(team, currency),
    agreedTerms: agreedTermsOf(cancellation),
    source: 'form',
    appointments: plannedAppointments(team, { startsAt: input.startsAt, takesPayments }),
  }
  const isOnHold = isPayable(planBooking(team, { currency, takesPayments }))
  const taken = isOnHold ? await hold(scope, visit) : await book(scope, visit)
  return taken && { ...taken, isOnHold }
}

type Untaken = Omit<NewVisit, 'holdMinutes'>

/** On hold until its client has paid: most visits come this way, and many clients at once. */
async function hold(scope: BranchScope, visit: Untaken) {
  const enqueue = await enqueueSqlOf('expire-hold')
  pass('book.before_commit')
  return insertHold(scope, { ...visit, holdMinutes: HOLD_MINUTES }, enqueue)
}

/** Booked at once: nothing of it is paid online. */
function book(scope: BranchScope, visit: Untaken) {
  return inTransaction(async (tx) => {
    const taken = await insertVisit(tx, scope, { ...visit, holdMinutes: null })
    if (!taken) return null
    await writeOfVisit(tx, scope, { kind: 'visit_booked', visitId: taken.visitId })
    return taken
  }).catch(nullIfTaken)
}
