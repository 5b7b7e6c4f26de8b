import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { endHold } from './end-hold.ts'

export const ReleaseTimeInput = z.object({ visitId: z.uuid() })

export type ReleaseTimeInput = z.infer<typeof ReleaseTimeInput>

export type ReleaseTimeOutcome =
  /** `kept`: it has been paid meanwhile, or has ended otherwise. */
  | { readonly ok: true; readonly time: 'released' | 'kept' }
  | { readonly ok: false; readonly refusal: 'payment_under_way' }

/** Lets go of the time that is held for a client who wants another one, unless they have paid for it. */
export async function releaseTime(scope: BranchScope, { visitId }: ReleaseTimeInput): Promise<ReleaseTimeOutcome> {
  const outcome = await endHold(scope, { visitId, mayEnd: () => true, action: 'visit.hold_released' })
  if (outcome === 'charging') return { ok: false, refusal: 'payment_under_way' }
  return { ok: true, time: outcome === 'ended' ? 'released' : 'kept' }
}
