import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import type { Money } from '#lib/money/money.ts'
import { isPayable, planBooking, totalPriceOf } from '#lib/visits/booking-plan.ts'
import { candidatesFor } from '#lib/visits/offers.ts'
import { visitLength } from '#lib/visits/visit-layout.ts'

export type StaffChoice = {
  readonly id: string
  readonly name: string
  readonly jobTitle: string | null
  readonly photoHash: string | null
  readonly durationMinutes: number
  readonly total: Money
  readonly isTotalFrom: boolean
  /** With this person something can be paid online. */
  readonly isPayable: boolean
}

export type ChosenServices = {
  readonly services: readonly { readonly id: string; readonly name: string }[]
  /** Those who perform all of them; empty if nobody does. */
  readonly staff: readonly StaffChoice[]
}

/** The chosen services by name, and who performs all of them at what price. Services that are not offered fall away. */
export async function getStaffChoice(scope: BranchScope, serviceIds: readonly string[]): Promise<ChosenServices> {
  const { currency, formPaymentEnabled } = await getBranchRules(database(), scope)
  const takesPayments = formPaymentEnabled && (await findConnectedStripe(database(), scope)) !== null
  const offers = await listOffers(scope, serviceIds)
  const offered = serviceIds.flatMap((id) => offers.find(({ serviceId }) => serviceId === id) ?? [])
  const candidates = candidatesFor(
    offers,
    offered.map(({ serviceId }) => serviceId),
    null,
  )
  const people = await database().staffMember.findMany({
    where: { branchId: scope.branchId, id: { in: candidates.map(({ staffMemberId }) => staffMemberId) } },
    select: { id: true, name: true, jobTitle: true, photo: { select: { hash: true } } },
  })
  const staff = candidates.flatMap((candidate) => {
    const person = people.find(({ id }) => id === candidate.staffMemberId)
    if (!person) return []
    const { lengthMinutes: durationMinutes } = visitLength(candidate.offers)
    const isTotalFrom = candidate.offers.some(({ priceTo }) => priceTo !== null)
    return [
      {
        id: person.id,
        name: person.name,
        jobTitle: person.jobTitle,
        photoHash: person.photo?.hash ?? null,
        durationMinutes,
        total: totalPriceOf(candidate.offers, currency),
        isTotalFrom,
        isPayable: isPayable(planBooking(candidate.offers, { currency, takesPayments })),
      },
    ]
  })
  return { services: offered.map(({ serviceId: id, serviceName: name }) => ({ id, name })), staff }
}
