import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { type EndedVisit, planVisitEnding } from '#lib/flows/visits/end-visit.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

export const QuoteEndingInput = z.object({ visitId: z.uuid(), state: z.enum(['canceled', 'no_show']) })

export type QuoteEndingInput = z.infer<typeof QuoteEndingInput>

export type QuoteEndingOutcome =
  | {
      readonly ok: true
      readonly byRule: EndedVisit
      /** Where staff let the client off the fee. */
      readonly waived: EndedVisit
    }
  | {
      readonly ok: false
      readonly refusal: 'visit_not_found' | 'visit_not_cancelable' | 'visit_not_missable' | 'visit_has_not_begun'
    }

/** What staff are shown before a visit is cancelled or marked as missed: what is kept and what goes back, to the cent. */
export function quoteEnding(scope: BranchScope, { visitId, state }: QuoteEndingInput): Promise<QuoteEndingOutcome> {
  return inTransaction<QuoteEndingOutcome>(async (tx) => {
    const now = new Date()
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit) return { ok: false, refusal: 'visit_not_found' }
    const isMissed = state === 'no_show'
    if (!visitCan(isMissed ? 'miss' : 'cancel', visit.state)) {
      return { ok: false, refusal: isMissed ? 'visit_not_missable' : 'visit_not_cancelable' }
    }
    if (isMissed && now < visit.startsAt) return { ok: false, refusal: 'visit_has_not_begun' }
    const plan = async (isFeeWaived: boolean) => {
      const ending = { state, now, isFeeWaived, refundReason: 'canceled_by_salon' } as const
      return (await planVisitEnding(tx, scope, { visit, ending })).ended
    }
    return { ok: true, byRule: await plan(false), waived: await plan(true) }
  })
}
