import 'server-only'
import { headers } from 'next/headers'
import { type BranchScope, findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { getContactPhone } from '#lib/db/visits/visits.ts'
import { RebookVisitInput, type RebookVisitOutcome, rebookVisit } from '#lib/flows/holds/rebook-visit.ts'
import { type ConfirmVisitOutcome, confirmVisit } from '#lib/flows/visits/confirm-visit.ts'
import { type ReleaseTimeOutcome, releaseTime } from '#lib/flows/visits/release-time.ts'
import type { DoorRefused } from '#lib/http/branch-action.ts'
import { limitSubject, limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'
import { isSameOrigin } from '#lib/http/same-origin.ts'
import { ShownRule, wordsOfPage } from './shown-rule.ts'
import { rememberVisit } from './visit-cookie.ts'

type Opened = { readonly ok: true; readonly scope: BranchScope; readonly visitId: string }

/** Lets go of the time that a client holds, who wants another one. */
export async function releaseFromLink(token: string): Promise<ReleaseTimeOutcome | DoorRefused> {
  const opened = await open(token)
  return opened.ok ? releaseTime(opened.scope, { visitId: opened.visitId }) : opened
}

/** Books a visit on hold for a client who pays at the salon and was shown the rule so. */
export async function confirmFromLink(token: string, shown: ShownRule): Promise<ConfirmVisitOutcome | DoorRefused> {
  const opened = await open(token)
  if (!opened.ok) return opened
  const page = ShownRule.safeParse(shown)
  if (!page.success) return { ok: false, refusal: 'input_malformed' }
  return confirmVisit(opened.scope, { visitId: opened.visitId }, wordsOfPage(page.data))
}

/** Takes another time for a client whose hold has run out, with all that they chose and typed. */
export async function rebookFromLink(
  token: string,
  wish: Omit<RebookVisitInput, 'visitId'>,
): Promise<RebookVisitOutcome | DoorRefused | TooMany> {
  const opened = await open(token)
  if (!opened.ok) return opened
  const tooMany = await limitVisitor('booking', await headers())
  if (tooMany) return tooMany
  const input = RebookVisitInput.safeParse({ ...wish, visitId: opened.visitId })
  if (!input.success) return { ok: false, refusal: 'input_malformed' }
  const phone = await getContactPhone(database(), opened.scope, opened.visitId)
  const tooOften = await limitSubject('booking', { branch: opened.scope.branchId, phone })
  if (tooOften) return tooOften
  const outcome = await rebookVisit(opened.scope, input.data)
  if (outcome.ok && outcome.isOnHold) await rememberVisit(outcome.token)
  return outcome
}

async function open(token: string): Promise<Opened | DoorRefused> {
  if (!isSameOrigin(await headers())) return { ok: false, refusal: 'origin_not_allowed' }
  const opened = await findScopeOfLink(token, 'manage_visit')
  return opened ? { ok: true, ...opened } : { ok: false, refusal: 'not_found' }
}
