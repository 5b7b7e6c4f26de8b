import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { getVisitSearch, type VisitQuery } from '#lib/db/visits/visit-searches.ts'
import { isPayable, planBooking } from '#lib/visits/booking-plan.ts'
import { dayOf } from '#lib/visits/calendar.ts'
import { minuteOf } from '#lib/visits/free-times.ts'
import { teamsAt } from '#lib/visits/free-visits.ts'
import { joinedRange, type OfferRange, rangeOf } from '#lib/visits/offer-range.ts'
import { soloTeams, type Team, totalMinorOf } from '#lib/visits/offers.ts'
import type { BegunVisit } from './begun-visit.ts'

export type OfferedService = {
  readonly serviceId: string
  readonly serviceName: string
  readonly staffMemberId: string
  readonly staffName: string
  readonly range: OfferRange
}

/** Who would serve a client at a time, and for what: what is booked if the client agrees to it. */
export type VisitOffer = {
  readonly services: readonly OfferedService[]
  readonly range: OfferRange
  readonly totalMinor: number
  /** Something can be paid online. */
  readonly isPayable: boolean
  /** Nobody has taken the time meanwhile. */
  readonly isFree: boolean
}

type Wanted = Pick<VisitQuery, 'serviceIds' | 'staffMemberId'> & {
  readonly startsAt: Date
  /** What the same client has begun on this device: it makes way, so what it takes counts as free. */
  readonly begun: Pick<BegunVisit, 'visitId'> | null
}

/** The visit that is booked at this time if the client agrees; null if there is nobody for it. */
export async function findVisitOffer(scope: BranchScope, wanted: Wanted): Promise<VisitOffer | null> {
  const { serviceIds, staffMemberId, startsAt, begun } = wanted
  const rules = await getBranchRules(database(), scope)
  const day = dayOf(startsAt, rules.timeZone)
  const query = { serviceIds, staffMemberId, from: day, to: day, ...(begun && { exceptVisitId: begun.visitId }) }
  const search = await getVisitSearch(scope, query, new Date())
  const [best] = teamsAt(search, minuteOf(startsAt))
  // With one person it is known who it would be, even while the time is taken: perhaps by the client themselves, of whom
  // nothing is remembered in a frame.
  const [only] = staffMemberId === null ? [] : soloTeams(search.offers, serviceIds, staffMemberId)
  const team = best ?? only
  const range = team && joinedRange(team.map(rangeOf))
  if (!team || !range) return null
  return {
    services: await servicesOf(scope, team),
    range,
    totalMinor: totalMinorOf(team),
    isPayable: isPayable(planBooking(team, search)),
    isFree: best !== undefined,
  }
}

async function servicesOf({ branchId }: BranchScope, team: Team): Promise<readonly OfferedService[]> {
  const ids = [...new Set(team.map(({ staffMemberId }) => staffMemberId))]
  const people = await database().staffMember.findMany({
    where: { branchId, id: { in: ids } },
    select: { id: true, name: true },
  })
  return team.map((offer) => ({
    serviceId: offer.serviceId,
    serviceName: offer.serviceName,
    staffMemberId: offer.staffMemberId,
    staffName: people.find(({ id }) => id === offer.staffMemberId)?.name ?? '',
    range: rangeOf(offer),
  }))
}
