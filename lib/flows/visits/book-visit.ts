import 'server-only'
import { randomInt } from 'node:crypto'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { type BranchRules, getBranchRules } from '#lib/db/branches.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { getVisitSearch, type OpenSearch } from '#lib/db/visits/visit-searches.ts'
import { insertVisit, listOwnHolds, type NewAppointment } from '#lib/db/visits/visits.ts'
import { writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { agreedTermsOf } from '#lib/payments/agreed-terms.ts'
import { enqueueJob } from '#lib/queue/queue.ts'
import { isPayable, planBooking, plannedChargeOf, totalPriceOf } from '#lib/visits/booking-plan.ts'
import { addDays, dayOf } from '#lib/visits/calendar.ts'
import { instantOf, minuteOf, nearestStarts } from '#lib/visits/free-times.ts'
import { freeVisits, HOLD_MINUTES, isOffered, teamsAt, type VisitSearch } from '#lib/visits/free-visits.ts'
import { type Team, totalMinorOf } from '#lib/visits/offers.ts'
import { layOutVisit } from '#lib/visits/visit-layout.ts'
import { releaseTime } from './release-time.ts'

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
  /** What the client was shown: who serves them, service by service, and the total. Without it any will do. */
  agreed: z.object({ staffMemberIds: z.array(z.uuid()).min(1).max(10), totalMinor: z.int().min(0) }).optional(),
  /** A visit that the same client has begun before; it makes way if it is not paid. */
  ownVisitId: z.uuid().optional(),
})

export type BookVisitInput = z.infer<typeof BookVisitInput>

/** `choice_changed`: the time is free, but not with whom or for what the client was shown. */
type BookVisitRefusal = 'services_not_offered' | 'choice_changed' | 'already_booked'

export type BookVisitOutcome =
  | { readonly ok: true; readonly token: string; readonly visitId: string; readonly isOnHold: boolean }
  | { readonly ok: false; readonly refusal: BookVisitRefusal }
  | { readonly ok: false; readonly refusal: 'time_not_free'; readonly nearest: readonly Date[] }

const DAYS_TO_LOOK_AHEAD = 14
const NEAREST_COUNT = 3
// Without letters and digits that look alike.
const REFERENCE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const REFERENCE_LENGTH = 6

/** Takes a time for a client: on hold while something may be paid, else booked at once. Two never get the same time. */
export async function bookVisit(scope: BranchScope, input: BookVisitInput): Promise<BookVisitOutcome> {
  const rules = await getBranchRules(database(), scope)
  const day = dayOf(input.startsAt, rules.timeZone)
  const look = () => getVisitSearch(scope, { ...input, from: day, to: day }, new Date())
  const search = await look()
  if (!isOffered(search)) return { ok: false, refusal: 'services_not_offered' }

  const taken = await takeAny(scope, { input, rules }, search)
  if (taken) return taken
  // What is in the way may be what the client themselves holds: they went back and want another time.
  const own = await releaseOwnHolds(scope, { input, search })
  if (own === 'paid') return { ok: false, refusal: 'already_booked' }
  const retaken = own === 'released' ? await takeAny(scope, { input, rules }, await look()) : null
  if (retaken) return retaken
  const later = await getVisitSearch(scope, { ...input, from: day, to: addDays(day, DAYS_TO_LOOK_AHEAD) }, new Date())
  const start = minuteOf(input.startsAt)
  const starts = freeVisits(later).map((visit) => visit.start)
  if (input.agreed && starts.includes(start)) return { ok: false, refusal: 'choice_changed' }
  return { ok: false, refusal: 'time_not_free', nearest: nearestStarts(starts, start, NEAREST_COUNT).map(instantOf) }
}

type Wish = { readonly input: BookVisitInput; readonly rules: BranchRules }

async function takeAny(scope: BranchScope, wish: Wish, search: OpenSearch): Promise<BookVisitOutcome | null> {
  const { takesPayments } = search
  for (const team of teamsAt(search, minuteOf(wish.input.startsAt))) {
    if (!isAgreed(team, wish.input.agreed)) continue
    const taken = await takeTime(scope, { ...wish, team, takesPayments })
    pass('book.after_commit')
    if (taken) return { ok: true, ...taken }
  }
  return null
}

/** What is booked is what the client was shown, person by person and to the smallest coin. */
function isAgreed(team: Team, agreed: BookVisitInput['agreed']): boolean {
  if (!agreed) return true
  const { staffMemberIds, totalMinor } = agreed
  return (
    totalMinorOf(team) === totalMinor && team.every((offer, index) => offer.staffMemberId === staffMemberIds[index])
  )
}

async function releaseOwnHolds(
  scope: BranchScope,
  { input, search }: { readonly input: BookVisitInput; readonly search: VisitSearch },
): Promise<'none' | 'released' | 'paid'> {
  const { startsAt, contact, staffMemberId, ownVisitId } = input
  const longest = Math.max(...search.offers.map((offer) => offer.durationMinutes + offer.bufferMinutes))
  const endsAt = instantOf(minuteOf(startsAt) + longest * input.serviceIds.length)
  const staffIds = input.agreed?.staffMemberIds ?? (staffMemberId ? [staffMemberId] : [])
  const holds = await listOwnHolds(database(), scope, { ...contact, ownVisitId, startsAt, endsAt, staffIds })
  for (const visitId of holds) {
    const outcome = await releaseTime(scope, { visitId })
    if (!outcome.ok || outcome.time === 'kept') return 'paid'
  }
  return holds.length > 0 ? 'released' : 'none'
}

type Booking = Wish & { readonly team: Team; readonly takesPayments: boolean }
type Taken = { readonly token: string; readonly visitId: string; readonly isOnHold: boolean }

function takeTime(scope: BranchScope, { input, rules, team, takesPayments }: Booking): Promise<Taken | null> {
  const { currency, cancellation } = rules
  return inTransaction(async (tx) => {
    const isOnHold = isPayable(planBooking(team, { currency, takesPayments }))
    const taken = await insertVisit(tx, scope, {
      reference: newReference(),
      locale: input.locale,
      contact: input.contact,
      total: totalPriceOf(team, currency),
      holdMinutes: isOnHold ? HOLD_MINUTES : null,
      agreedTerms: agreedTermsOf(cancellation),
      appointments: appointmentsOf(team, { startsAt: input.startsAt, takesPayments }),
    })
    if (!taken) return null
    const { visitId, token } = taken
    const { branchId } = scope
    if (isOnHold) {
      const startAfter = new Date(Date.now() + HOLD_MINUTES * 60_000)
      await enqueueJob(tx, { name: 'expire-hold', input: { branchId, visitId }, key: visitId, startAfter })
    } else {
      await writeOfVisit(tx, scope, { kind: 'visit_booked', visitId })
    }
    pass('book.before_commit')
    return { token, visitId, isOnHold }
  })
}

function appointmentsOf(
  team: Team,
  visit: { readonly startsAt: Date; readonly takesPayments: boolean },
): readonly NewAppointment[] {
  const start = minuteOf(visit.startsAt)
  const offsets = layOutVisit(team)
  return team.flatMap((offer, index) => {
    const at = offsets[index]
    if (!at) return []
    const { status, price, due } = plannedChargeOf(offer)
    return {
      serviceId: offer.serviceId,
      staffMemberId: offer.staffMemberId,
      serviceName: offer.serviceName,
      startsAt: instantOf(start + at.startMinute),
      endsAt: instantOf(start + at.endMinute),
      busyUntil: instantOf(start + at.busyUntilMinute),
      paymentStatus: visit.takesPayments ? status : 'not_available',
      price,
      due,
    }
  })
}

function newReference(): string {
  const letters = Array.from({ length: REFERENCE_LENGTH }, () => REFERENCE_LETTERS[randomInt(REFERENCE_LETTERS.length)])
  return letters.join('')
}
