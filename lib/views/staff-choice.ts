import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import { joinedRange, type OfferRange, rangeOf, widestRange } from '#lib/visits/offer-range.ts'
import { chainOffers, type Offer, soloTeams } from '#lib/visits/offers.ts'

export type Person = {
  readonly id: string
  readonly name: string
  readonly jobTitle: string | null
  readonly photoHash: string | null
}

/** Someone and what it costs and takes with them. */
export type StaffChoice = Person & { readonly range: OfferRange }

export type StaffOfService = {
  readonly serviceId: string
  readonly serviceName: string
  readonly staff: readonly StaffChoice[]
}

export type ChosenServices = {
  readonly services: readonly { readonly id: string; readonly name: string }[]
  /** Those who perform all of them. */
  readonly staff: readonly StaffChoice[]
  /** Where nobody performs all of them: who performs each. Empty too, if something is performed by nobody. */
  readonly chain: readonly StaffOfService[]
  /** Whoever it will be; null if nobody. */
  readonly anyone: OfferRange | null
}

/** The chosen services by name, and who performs them at what price. Services that are not offered fall away. */
export async function getStaffChoice(scope: BranchScope, serviceIds: readonly string[]): Promise<ChosenServices> {
  const offers = await listOffers(scope, serviceIds)
  const offered = serviceIds.flatMap((id) => offers.find(({ serviceId }) => serviceId === id) ?? [])
  const ids = offered.map(({ serviceId }) => serviceId)
  const people = await listPeople(scope, offers)
  const choiceOf = (own: readonly Offer[]): readonly StaffChoice[] => {
    const person = people.find(({ id }) => id === own[0]?.staffMemberId)
    const range = joinedRange(own.map(rangeOf))
    return person && range ? [{ ...person, range }] : []
  }
  const staff = soloTeams(offers, ids, null).flatMap(choiceOf)
  const chain = chainOffers(offers, ids).map((way, index) => ({
    serviceId: offered[index]?.serviceId ?? '',
    serviceName: offered[index]?.serviceName ?? '',
    staff: way.flatMap((offer) => choiceOf([offer])),
  }))
  const links = chain.flatMap((part) => widestRange(part.staff.map(({ range }) => range)) ?? [])
  return {
    services: offered.map(({ serviceId: id, serviceName: name }) => ({ id, name })),
    staff,
    chain,
    anyone: widestRange(staff.map(({ range }) => range)) ?? joinedRange(links),
  }
}

async function listPeople(scope: BranchScope, offers: readonly Offer[]): Promise<readonly Person[]> {
  const ids = [...new Set(offers.map(({ staffMemberId }) => staffMemberId))]
  const people = await database().staffMember.findMany({
    where: { branchId: scope.branchId, id: { in: ids } },
    select: { id: true, name: true, jobTitle: true, photo: { select: { hash: true } } },
  })
  return people.map(({ photo, ...person }) => ({ ...person, photoHash: photo?.hash ?? null }))
}
