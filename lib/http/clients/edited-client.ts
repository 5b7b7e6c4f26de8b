import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { SaveClientInput, type SaveClientOutcome, saveClient } from '#lib/flows/clients/save-client.ts'
import { phoneFrom } from './phone-numbers.ts'

/** A client’s card as staff have typed it, before anything of it is checked. */
export const TypedClient = z.object({
  clientId: z.uuid(),
  name: z.string().max(200),
  phone: z.string().max(60),
  email: z.string().max(300),
  note: z.string().max(4000),
})

export type TypedClient = z.infer<typeof TypedClient>

type WrongFields = {
  readonly ok: false
  readonly refusal: 'contact_wrong'
  readonly fields: readonly string[]
}

/** Corrects a client’s card, the number written as at home or from abroad, or says which field is wrong. */
export async function saveTypedClient(
  scope: BranchScope,
  typed: TypedClient,
): Promise<SaveClientOutcome | WrongFields> {
  const { country } = await getBranchRules(database(), scope)
  const phone = phoneFrom(typed.phone, country)
  const input = SaveClientInput.safeParse({ ...typed, phone, email: typed.email.trim() })
  if (input.success) return saveClient(scope, input.data)
  return { ok: false, refusal: 'contact_wrong', fields: input.error.issues.map(({ path }) => String(path[0])) }
}
