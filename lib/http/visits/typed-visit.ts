import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { getInstantOf } from '#lib/db/visits/wall-times.ts'
import { AddVisitInput, type AddVisitOutcome, addVisit } from '#lib/flows/journal/add-visit.ts'
import { phoneFrom } from '#lib/http/clients/phone-numbers.ts'
import { WallTimeInput } from './wall-time.ts'

const { contact } = AddVisitInput.shape

/** A visit as staff type it. */
export const TypedVisit = AddVisitInput.omit({ startsAt: true, contact: true }).extend({
  at: WallTimeInput,
  contact: z.object({ name: contact.shape.name, phone: z.string().max(40), email: z.string().trim().max(254) }),
})

export type TypedVisit = z.infer<typeof TypedVisit>

export type TypedVisitOutcome =
  | AddVisitOutcome
  /** Which field of the client is wrong. */
  | { readonly ok: false; readonly refusal: 'contact_wrong'; readonly fields: readonly string[] }

/** Books what staff typed, or says which field of the client is wrong. */
export async function addTypedVisit(scope: BranchScope, { at, ...typed }: TypedVisit): Promise<TypedVisitOutcome> {
  const { country } = await getBranchRules(database(), scope)
  const checked = contact.safeParse({ ...typed.contact, phone: phoneFrom(typed.contact.phone, country) })
  if (!checked.success) {
    const fields = [...new Set(checked.error.issues.map(({ path }) => String(path[0])))]
    return { ok: false, refusal: 'contact_wrong', fields }
  }
  return addVisit(scope, { ...typed, contact: checked.data, startsAt: await getInstantOf(scope, at) })
}
