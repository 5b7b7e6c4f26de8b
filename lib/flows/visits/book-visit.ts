import 'server-only'
import { randomInt } from 'node:crypto'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { type BranchRules, getBranchRules } from '#lib/db/branches.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { insertAccessLink } from '#lib/db/visits/access-links.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import { listStaffTimes } from '#lib/db/visits/schedules.ts'
import { insertVisit, type NewAppointment } from '#lib/db/visits/visits.ts'
import { agreedTermsOf } from '#lib/payments/agreed-terms.ts'
import { enqueueJob } from '#lib/queue/queue.ts'
import { isPayable, planBooking, plannedChargeOf, totalPriceOf } from '#lib/visits/booking-plan.ts'
import { addDays, bookableDays, dayOf } from '#lib/visits/calendar.ts'
import { instantOf, minuteOf, nearestStarts } from '#lib/visits/free-times.ts'
import { candidatesAt, type FreeCandidate, freeCandidates, HOLD_MINUTES, startsOfAny } from '#lib/visits/free-visits.ts'
import { type Candidate, candidatesFor } from '#lib/visits/offers.ts'
import { layOutVisit } from '#lib/visits/visit-layout.ts'

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
})

export type BookVisitInput = z.infer<typeof BookVisitInput>

export type BookVisitOutcome =
  | { readonly ok: true; readonly token: string; readonly visitId: string; readonly isOnHold: boolean }
  | { readonly ok: false; readonly refusal: 'services_not_offered' }
  | { readonly ok: false; readonly refusal: 'time_not_free'; readonly nearest: readonly Date[] }

const DAYS_TO_LOOK_AHEAD = 14
const NEAREST_COUNT = 3
// Without letters and digits that look alike.
const REFERENCE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const REFERENCE_LENGTH = 6

/** Takes a time for a client: on hold while something may be paid, else booked at once. Two never get the same time. */
export async function bookVisit(scope: BranchScope, input: BookVisitInput): Promise<BookVisitOutcome> {
  const rules = await getBranchRules(database(), scope)
  const offers = await listOffers(scope, input.serviceIds)
  const candidates = candidatesFor(offers, input.serviceIds, input.staffMemberId)
  if (candidates.length === 0) return { ok: false, refusal: 'services_not_offered' }

  const day = dayOf(input.startsAt, rules.timeZone)
  const free = await findFree(scope, candidates, { rules, from: day, to: day })
  for (const candidate of candidatesAt(free, minuteOf(input.startsAt))) {
    const taken = await takeTime(scope, { input, rules, candidate })
    pass('book.after_commit')
    if (taken) return { ok: true, ...taken }
  }
  const later = await findFree(scope, candidates, { rules, from: day, to: addDays(day, DAYS_TO_LOOK_AHEAD) })
  const nearest = nearestStarts(startsOfAny(later), minuteOf(input.startsAt), NEAREST_COUNT).map(instantOf)
  return { ok: false, refusal: 'time_not_free', nearest }
}

type Search = { readonly rules: BranchRules; readonly from: string; readonly to: string }

async function findFree(
  scope: BranchScope,
  candidates: readonly Candidate[],
  { rules, from, to }: Search,
): Promise<readonly FreeCandidate[]> {
  const now = new Date()
  const bookable = bookableDays(now, rules)
  const days = { from: from < bookable.from ? bookable.from : from, to: to > bookable.to ? bookable.to : to }
  if (days.from > days.to) return []
  const staffIds = candidates.map(({ staffMemberId }) => staffMemberId)
  return freeCandidates(candidates, await listStaffTimes(scope, staffIds, days), { rules, now })
}

type Booking = { readonly input: BookVisitInput; readonly rules: BranchRules; readonly candidate: Candidate }
type Taken = { readonly token: string; readonly visitId: string; readonly isOnHold: boolean }

function takeTime(scope: BranchScope, { input, rules, candidate }: Booking): Promise<Taken | null> {
  const { currency, cancellation } = rules
  return inTransaction(async (tx) => {
    const takesPayments = rules.formPaymentEnabled && (await findConnectedStripe(tx, scope)) !== null
    const isOnHold = isPayable(planBooking(candidate.offers, { currency, takesPayments }))
    const visitId = await insertVisit(tx, scope, {
      reference: newReference(),
      locale: input.locale,
      contact: input.contact,
      total: totalPriceOf(candidate.offers, currency),
      holdMinutes: isOnHold ? HOLD_MINUTES : null,
      agreedTerms: agreedTermsOf(cancellation),
      appointments: appointmentsOf(candidate, { startsAt: input.startsAt, takesPayments }),
    })
    if (!visitId) return null

    const token = await insertAccessLink(tx, scope, { visitId, purpose: 'manage_visit' })
    const { branchId } = scope
    if (isOnHold) {
      const startAfter = new Date(Date.now() + HOLD_MINUTES * 60_000)
      await enqueueJob(tx, { name: 'expire-hold', input: { branchId, visitId }, key: visitId, startAfter })
    } else {
      await enqueueJob(tx, { name: 'send-letter', input: { branchId, visitId, letter: 'visit_booked' } })
    }
    pass('book.before_commit')
    return { token, visitId, isOnHold }
  })
}

function appointmentsOf(
  { staffMemberId, offers }: Candidate,
  visit: { readonly startsAt: Date; readonly takesPayments: boolean },
): readonly NewAppointment[] {
  const start = minuteOf(visit.startsAt)
  const offsets = layOutVisit(offers)
  return offers.flatMap((offer, index) => {
    const at = offsets[index]
    if (!at) return []
    const { status, price, due } = plannedChargeOf(offer)
    return {
      serviceId: offer.serviceId,
      staffMemberId,
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
