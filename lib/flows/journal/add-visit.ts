import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { findLocaleOfPhone } from '#lib/db/clients/clients.ts'
import { insertVisit, nullIfTaken } from '#lib/db/visits/new-visits.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import { newReference } from '#lib/db/visits/visit-references.ts'
import { writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { agreedTermsOf } from '#lib/payments/agreed-terms.ts'
import { totalPriceOf } from '#lib/visits/booking-plan.ts'
import { isLength } from '#lib/visits/moves/stretch.ts'
import type { Offer } from '#lib/visits/offers.ts'
import { plannedAppointments } from '#lib/visits/planned-appointments.ts'

export const AddVisitInput = z.object({
  startsAt: z.date(),
  contact: z.object({
    name: z.string().trim().min(1).max(120),
    /** E.164. */
    phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
    /** Empty where the client has left none: then nothing is written to them. */
    email: z.union([z.literal(''), z.email().max(254)]),
  }),
  /** One after another. */
  services: z
    .array(
      z.object({
        serviceId: z.uuid(),
        staffMemberId: z.uuid(),
        /** Null: as long as it takes with them. */
        minutes: z.int().refine(isLength).nullable(),
      }),
    )
    .min(1)
    .max(10),
})

export type AddVisitInput = z.infer<typeof AddVisitInput>

export type AddVisitOutcome =
  | { readonly ok: true; readonly visitId: string }
  | { readonly ok: false; readonly refusal: 'services_not_offered' | 'time_not_free' }

/**
 * Books a visit for a client who called or stands at the desk: whenever nobody else has the time, opening hours or not,
 * and nothing is paid for it now.
 */
export async function addVisit(scope: BranchScope, input: AddVisitInput): Promise<AddVisitOutcome> {
  const { startsAt, contact, services } = input
  const team = await teamFor(scope, services)
  if (!team) return { ok: false, refusal: 'services_not_offered' }
  const { currency, cancellation, locale: ours } = await getBranchRules(database(), scope)
  // Letters are in the client's language, whoever typed the visit.
  const locale = (await findLocaleOfPhone(database(), scope, contact.phone)) ?? ours
  const visitId = await inTransaction(async (tx) => {
    const taken = await insertVisit(tx, scope, {
      ...{ reference: newReference(), source: 'staff', locale, contact, holdMinutes: null },
      total: totalPriceOf(team, currency),
      agreedTerms: agreedTermsOf(cancellation),
      appointments: plannedAppointments(team, { startsAt, takesPayments: false }),
    })
    if (!taken) return null
    await writeOfVisit(tx, scope, { kind: 'visit_booked', visitId: taken.visitId })
    await appendAudit(tx, scope, { action: 'visit.created', subjectKind: 'visit', subjectId: taken.visitId })
    return taken.visitId
  }).catch(nullIfTaken)
  return visitId ? { ok: true, visitId } : { ok: false, refusal: 'time_not_free' }
}

/** Each service as who shall serve it performs it; null where somebody does not. */
async function teamFor(scope: BranchScope, services: AddVisitInput['services']): Promise<readonly Offer[] | null> {
  const offers = await listOffers(
    scope,
    services.map(({ serviceId }) => serviceId),
  )
  const team = services.flatMap(({ serviceId, staffMemberId, minutes }) => {
    const offer = offers.find((one) => one.serviceId === serviceId && one.staffMemberId === staffMemberId)
    return offer ? [{ ...offer, durationMinutes: minutes ?? offer.durationMinutes }] : []
  })
  return team.length === services.length ? team : null
}
