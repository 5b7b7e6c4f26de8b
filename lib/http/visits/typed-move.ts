import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getInstantOf } from '#lib/db/visits/wall-times.ts'
import { MoveVisitInput, type MoveVisitOutcome, moveVisit } from '#lib/flows/visits/move-visit.ts'
import { WallTimeInput } from './wall-time.ts'

/** Where staff put a visit, and which one they saw. */
export const TypedMove = MoveVisitInput.omit({ startsAt: true, agreed: true }).extend({
  at: WallTimeInput,
  revision: z.int().min(0),
})

export type TypedMove = z.infer<typeof TypedMove>

/** Moves a visit to a time of the salon's own clock. */
export async function moveTypedVisit(scope: BranchScope, { at, ...move }: TypedMove): Promise<MoveVisitOutcome> {
  return moveVisit(scope, { ...move, startsAt: await getInstantOf(scope, at) })
}
