import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { invariant } from '#lib/money/invariant.ts'
import { endHold } from './end-hold.ts'

/** Ends a hold whose time has run out, or books the visit if it was paid in the last moment. */
export async function expireHold(scope: BranchScope, visitId: string): Promise<'expired' | 'kept'> {
  const outcome = await endHold(scope, { visitId, mayEnd: ({ isHoldOver }) => isHoldOver, action: 'visit.expired' })
  // The job comes again.
  invariant(outcome !== 'charging', `the payment of visit ${visitId} could not be cancelled`)
  return outcome === 'ended' ? 'expired' : 'kept'
}
