import 'server-only'
import { headers } from 'next/headers'
import { type BranchScope, findFormOf, findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { BookVisitInput, type BookVisitOutcome, bookVisit, type ShownVisit } from '#lib/flows/visits/book-visit.ts'
import type { DoorRefused } from '#lib/http/branch-action.ts'
import { limitSubject, limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'
import { isSameOrigin } from '#lib/http/same-origin.ts'
import { phoneFrom } from './phone-numbers.ts'
import { findRememberedToken, rememberVisit } from './visit-cookie.ts'

export type ContactField = keyof BookVisitInput['contact']

/** What a client has typed and chosen, before anything of it is checked. */
export type TypedBooking = {
  readonly serviceIds: readonly string[]
  readonly staffMemberId: string | null
  readonly startsAt: Date | null
  readonly locale: string
  readonly contact: Readonly<Record<ContactField, string>>
  /** What the form showed; null if nobody was free then. */
  readonly agreed: ShownVisit | null
}

export type WrongContact = {
  readonly ok: false
  readonly refusal: 'contact_wrong'
  readonly fields: readonly ContactField[]
}

/** Books what a client typed into the form, or says which field is wrong. */
export async function bookFromForm(
  slug: string,
  typed: TypedBooking,
): Promise<BookVisitOutcome | WrongContact | DoorRefused | TooMany> {
  const from = await headers()
  if (!isSameOrigin(from)) return { ok: false, refusal: 'origin_not_allowed' }
  const tooMany = await limitVisitor('booking', from)
  if (tooMany) return tooMany
  const form = await findFormOf(slug)
  if (!form) return { ok: false, refusal: 'not_found' }
  const { scope, country } = form
  const contact = { ...typed.contact, phone: phoneFrom(typed.contact.phone, country) }
  const { contact: contactSchema } = BookVisitInput.shape
  const checked = contactSchema.safeParse(contact)
  if (!checked.success) {
    const wrong = new Set(checked.error.issues.map(({ path }) => path[0]))
    const fields = contactSchema.keyof().options.filter((field) => wrong.has(field))
    return { ok: false, refusal: 'contact_wrong', fields }
  }
  const ownVisitId = await findOwnVisit(scope)
  const input = BookVisitInput.safeParse({ ...typed, contact: checked.data, ownVisitId })
  if (!input.success) return { ok: false, refusal: 'input_malformed' }
  const { phone } = input.data.contact
  const tooOften = await limitSubject('booking', { branch: scope.branchId, phone })
  if (tooOften) return tooOften
  const outcome = await bookVisit(scope, input.data)
  if (outcome.ok && outcome.isOnHold) await rememberVisit(outcome.token)
  return outcome
}

/** The visit of this branch that was begun on this device. */
async function findOwnVisit({ branchId }: BranchScope): Promise<string | undefined> {
  const token = await findRememberedToken()
  const opened = token ? await findScopeOfLink(token, 'manage_visit') : null
  return opened?.scope.branchId === branchId ? opened.visitId : undefined
}
