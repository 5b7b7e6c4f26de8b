import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { findWishedVisit, listHoldsOfWish } from '#lib/db/holds/wished-visits.ts'
import { BookVisitInput, type BookVisitOutcome, bookVisit, ShownVisit } from '#lib/flows/visits/book-visit.ts'
import { releaseTime } from '#lib/flows/visits/release-time.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

export const RebookVisitInput = z.object({
  visitId: z.uuid(),
  startsAt: z.date(),
  locale: BookVisitInput.shape.locale,
  /** Who the client was shown for this time, and what it costs with them. */
  agreed: ShownVisit,
})

export type RebookVisitInput = z.infer<typeof RebookVisitInput>

export type RebookVisitOutcome =
  | BookVisitOutcome
  | { readonly ok: false; readonly refusal: 'visit_not_found' | 'payment_under_way' }

/**
 * Takes another time for a client who has not paid in theirs: the services are the same, and nothing has to be typed
 * again. What they still hold for it is given back first, this time or one taken in its place, so that they never hold
 * two; what has been paid meanwhile stays.
 */
export async function rebookVisit(scope: BranchScope, input: RebookVisitInput): Promise<RebookVisitOutcome> {
  const { visitId, startsAt, locale, agreed } = input
  const wished = await findWishedVisit(scope, visitId)
  if (!wished) return { ok: false, refusal: 'visit_not_found' }
  if (!visitCan('settle', wished.state)) return { ok: false, refusal: 'already_booked' }
  const held = visitCan('expire', wished.state) ? [visitId] : []
  for (const heldId of new Set([...held, ...(await listHoldsOfWish(scope, wished))])) {
    const released = await releaseTime(scope, { visitId: heldId })
    if (!released.ok) return released
    if (released.time === 'kept') return { ok: false, refusal: 'already_booked' }
  }
  const { serviceIds, contact } = wished
  return bookVisit(scope, { serviceIds: [...serviceIds], staffMemberId: null, startsAt, locale, contact, agreed })
}
