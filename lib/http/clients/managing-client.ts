import 'server-only'
import { headers } from 'next/headers'
import type * as z from 'zod'
import { type BranchScope, findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { type CancelVisitOutcome, cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { MoveVisitInput, type MoveVisitOutcome, moveVisit } from '#lib/flows/visits/move-visit.ts'
import type { DoorRefused } from '#lib/http/branch-action.ts'
import { limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'
import { isSameOrigin } from '#lib/http/same-origin.ts'

type Opened = { readonly ok: true; readonly scope: BranchScope; readonly visitId: string }

/** Cancels the visit that a private link opens. */
export async function cancelFromLink(token: string): Promise<CancelVisitOutcome | DoorRefused | TooMany> {
  const opened = await open(token)
  return opened.ok ? cancelVisit(opened.scope, { visitId: opened.visitId, isFeeWaived: false }) : opened
}

/** What a client was shown before they moved their visit: when it would be, with whom, and which visit it was. */
const ShownMove = MoveVisitInput.pick({ startsAt: true, agreed: true, revision: true }).required()

export type ShownMove = z.infer<typeof ShownMove>

/** Moves the visit that a private link opens to another free time, with whom its client was shown and nobody else. */
export async function moveFromLink(token: string, move: ShownMove): Promise<MoveVisitOutcome | DoorRefused | TooMany> {
  const opened = await open(token)
  if (!opened.ok) return opened
  const shown = ShownMove.safeParse(move)
  if (!shown.success) return { ok: false, refusal: 'input_malformed' }
  return moveVisit(opened.scope, { ...shown.data, visitId: opened.visitId, staffMemberId: null })
}

async function open(token: string): Promise<Opened | DoorRefused | TooMany> {
  const from = await headers()
  if (!isSameOrigin(from)) return { ok: false, refusal: 'origin_not_allowed' }
  const tooMany = await limitVisitor('booking', from)
  if (tooMany) return tooMany
  const opened = await findScopeOfLink(token, 'manage_visit')
  return opened ? { ok: true, ...opened } : { ok: false, refusal: 'not_found' }
}
