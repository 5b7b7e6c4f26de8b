import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import { type EndedVisit, planVisitEnding } from './end-visit.ts'

/** What a client would pay and get back if they cancelled now, to the cent; null if they cannot. Changes nothing. */
export function quoteCancellation(scope: BranchScope, visitId: string): Promise<EndedVisit | null> {
  return inTransaction(async (tx) => {
    const now = new Date()
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit || !visitCan('cancel', visit.state) || visit.startsAt <= now) return null
    const ending = { state: 'canceled', now, isFeeWaived: false, refundReason: 'requested_by_client' } as const
    return (await planVisitEnding(tx, scope, { visit, ending })).ended
  })
}
