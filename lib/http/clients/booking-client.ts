import 'server-only'
import parsePhoneNumber, { isSupportedCountry } from 'libphonenumber-js/min'
import { headers } from 'next/headers'
import { findScopeOfForm, findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { BookVisitInput, type BookVisitOutcome, bookVisit } from '#lib/flows/visits/book-visit.ts'
import { type ConfirmVisitOutcome, confirmVisit } from '#lib/flows/visits/confirm-visit.ts'
import type { DoorRefused } from '#lib/http/branch-action.ts'
import { limitSubject, limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'
import { isSameOrigin } from '#lib/http/same-origin.ts'

export type ContactField = keyof BookVisitInput['contact']

/** What a client has typed and chosen, before anything of it is checked. */
export type TypedBooking = {
  readonly serviceIds: readonly string[]
  readonly staffMemberId: string | null
  readonly startsAt: Date | null
  readonly locale: string
  readonly contact: Readonly<Record<ContactField, string>>
}

export type WrongContact = {
  readonly ok: false
  readonly refusal: 'contact_wrong'
  readonly fields: readonly ContactField[]
}

/** Books what a client typed into the form, or says which field is wrong. A phone number may be written as at home. */
export async function bookFromForm(
  slug: string,
  typed: TypedBooking,
): Promise<BookVisitOutcome | WrongContact | DoorRefused | TooMany> {
  const from = await headers()
  if (!isSameOrigin(from)) return { ok: false, refusal: 'origin_not_allowed' }
  const tooMany = await limitVisitor('booking', from)
  if (tooMany) return tooMany
  const scope = await findScopeOfForm(slug)
  if (!scope) return { ok: false, refusal: 'not_found' }
  const { country } = await getBranchRules(database(), scope)
  const contact = { ...typed.contact, phone: phoneFrom(typed.contact.phone, country) }
  const { contact: contactSchema } = BookVisitInput.shape
  const checked = contactSchema.safeParse(contact)
  if (!checked.success) {
    const wrong = new Set(checked.error.issues.map(({ path }) => path[0]))
    const fields = contactSchema.keyof().options.filter((field) => wrong.has(field))
    return { ok: false, refusal: 'contact_wrong', fields }
  }
  const input = BookVisitInput.safeParse({ ...typed, contact: checked.data })
  if (!input.success) return { ok: false, refusal: 'input_malformed' }
  const { phone } = input.data.contact
  return (await limitSubject('booking', { branch: scope.branchId, phone })) ?? bookVisit(scope, input.data)
}

/** E.164, or nothing if it is no phone number. */
function phoneFrom(typed: string, country: string): string {
  const number = parsePhoneNumber(typed, isSupportedCountry(country) ? country : undefined)
  return number?.isValid() ? number.number : ''
}

/** Books a visit on hold for a client who pays at the salon. */
export async function confirmFromLink(token: string): Promise<ConfirmVisitOutcome | DoorRefused> {
  if (!isSameOrigin(await headers())) return { ok: false, refusal: 'origin_not_allowed' }
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return { ok: false, refusal: 'not_found' }
  return confirmVisit(opened.scope, { visitId: opened.visitId })
}
