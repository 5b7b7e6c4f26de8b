import { type ChainLink, chainFinder } from './chains.ts'
import { freeStarts, minuteOf, type StaffTime } from './free-times.ts'
import { chainOffers, type Offer, soloTeams, type Team, totalMinorOf } from './offers.ts'
import { visitLength } from './visit-layout.ts'

/** How long a time is kept for a client who pays. */
export const HOLD_MINUTES = 15

export type BookingRules = { readonly slotStepMinutes: number; readonly leadTimeMinutes: number }

/** When a staff member works, and how much they have to do in the days around, for spreading work fairly. */
export type BusyStaff = StaffTime & { readonly loadMinutes: number }

/** What a client looks for, and all that the answer depends on. */
export type VisitSearch = {
  readonly serviceIds: readonly string[]
  /** Null is *anyone*. */
  readonly staffMemberId: string | null
  readonly offers: readonly Offer[]
  readonly staff: readonly BusyStaff[]
  readonly rules: BookingRules
  readonly now: Date
}

/** A start, and what the visit costs then at least. */
export type FreeVisit = { readonly start: number; readonly totalMinor: number }

type Solo = { readonly team: Team; readonly totalMinor: number; readonly staff: BusyStaff }

/** Every start at which someone, or a chain where nobody does all, is free for the whole visit; in the order of time. */
export function freeVisits(search: VisitSearch): readonly FreeVisit[] {
  const solos = solosOf(search)
  return solos.length > 0 ? soloVisits(solos, search) : chainVisits(search)
}

/** Who could serve a visit at a start, best first: the cheapest, and of those the least busy. */
export function teamsAt(search: VisitSearch, start: number): readonly Team[] {
  const solos = solosOf(search)
  if (solos.length > 0) return solos.filter((solo) => startsOf(solo, search).includes(start)).map(({ team }) => team)
  const chain = chainVisits(search).find((visit) => visit.start === start)
  return chain ? [chain.team] : []
}

/** Whom a client was shown for a visit, service by service. */
export type ShownStaff = { readonly start: number; readonly staffMemberIds: readonly string[] }

/** Just those whom a client was shown, while they are free and may serve so, whoever would be best by now; else null. */
export function shownTeamAt(search: VisitSearch, { start, staffMemberIds }: ShownStaff): Team | null {
  const { offers, serviceIds } = search
  const isChain = new Set(staffMemberIds).size > 1
  if (isChain && chainOffers(offers, serviceIds).length === 0) return null
  const shown = offers.filter((offer) =>
    serviceIds.some((id, index) => id === offer.serviceId && staffMemberIds[index] === offer.staffMemberId),
  )
  return teamsAt({ ...search, offers: shown }, start)[0] ?? null
}

/** Whether the services could be performed at all, whenever it may be. */
export function isOffered({ offers, serviceIds, staffMemberId }: VisitSearch): boolean {
  if (soloTeams(offers, serviceIds, staffMemberId).length > 0) return true
  return staffMemberId === null && chainOffers(offers, serviceIds).length > 0
}

function solosOf({ offers, serviceIds, staffMemberId, staff }: VisitSearch): readonly Solo[] {
  const solos = soloTeams(offers, serviceIds, staffMemberId).flatMap((team) => {
    const person = staff.find((one) => one.staffMemberId === team[0]?.staffMemberId)
    return person ? [{ team, totalMinor: totalMinorOf(team), staff: person }] : []
  })
  return solos.toSorted(
    (left, right) => left.totalMinor - right.totalMinor || left.staff.loadMinutes - right.staff.loadMinutes,
  )
}

function startsOf({ team, staff }: Solo, { rules, now }: VisitSearch): readonly number[] {
  const { slotStepMinutes: stepMinutes, leadTimeMinutes } = rules
  return freeStarts(staff, { ...visitLength(team), stepMinutes, notBefore: minuteOf(now) + leadTimeMinutes })
}

/** The cheapest come first, so whoever marks a minute first is who the client would get. */
function soloVisits(solos: readonly Solo[], search: VisitSearch): readonly FreeVisit[] {
  const windows = search.staff.flatMap((person) => person.windows)
  const first = windows.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY)
  const last = windows.reduce((most, { end }) => Math.max(most, end), first)
  const marks = new Uint16Array(Math.max(0, last - first))
  for (const [index, solo] of solos.entries()) {
    for (const start of startsOf(solo, search)) marks[start - first] ||= index + 1
  }
  const visits: FreeVisit[] = []
  for (let minute = 0; minute < marks.length; minute += 1) {
    const mark = marks[minute]
    // Most minutes have none; looking for the one before the first would be slow.
    if (!mark) continue
    const solo = solos[mark - 1]
    if (solo) visits.push({ start: first + minute, totalMinor: solo.totalMinor })
  }
  return visits
}

function chainVisits({ offers, serviceIds, staffMemberId, staff, rules, now }: VisitSearch) {
  const ways = staffMemberId === null ? chainOffers(offers, serviceIds) : []
  const links: readonly ChainLink[] = staff.map((time) => ({
    time,
    loadMinutes: time.loadMinutes,
    offers: ways.map((way) => way.find((offer) => offer.staffMemberId === time.staffMemberId)),
  }))
  const notBefore = minuteOf(now) + rules.leadTimeMinutes
  const request = { stepMinutes: rules.slotStepMinutes, notBefore, bufferMinutes: 0 }
  // Whoever serves the client first begins on their own grid, as they would alone.
  const beginners = new Map<number, ChainLink[]>()
  for (const link of links) {
    const [first] = link.offers
    const starts = first ? freeStarts(link.time, { ...request, lengthMinutes: first.durationMinutes }) : []
    for (const start of starts) beginners.set(start, [...(beginners.get(start) ?? []), link])
  }
  const chainFrom = chainFinder(links, ways.length)
  return [...beginners]
    .toSorted(([left], [right]) => left - right)
    .flatMap(([start, those]) => {
      const chain = chainFrom(start, those)
      return chain ? [{ start, totalMinor: chain.totalMinor, team: chain.team }] : []
    })
}
