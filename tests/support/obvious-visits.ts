import type { VisitSearch } from '#lib/visits/free-visits.ts'
import type { Offer, Team } from '#lib/visits/offers.ts'

/** Who works in a minute, and who is taken. */
export type ObviousStaff = {
  readonly staffMemberId: string
  /** Where the hours begin and end in which a visit may begin. */
  readonly windows: readonly { readonly start: number; readonly end: number }[]
  readonly isAtWork: (minute: number) => boolean
  readonly isBusy: (minute: number) => boolean
}

type Wanted = Pick<VisitSearch, 'offers' | 'serviceIds' | 'staffMemberId' | 'rules'> & { readonly notBefore: number }

/** Every team that could be put together, without a thought for how many there are. */
function allTeams(offers: readonly Offer[], serviceIds: readonly string[]): readonly Team[] {
  return serviceIds.reduce<readonly Team[]>(
    (teams, id) =>
      teams.flatMap((team) => offers.filter(({ serviceId }) => serviceId === id).map((offer) => [...team, offer])),
    [[]],
  )
}

function teamsFor({ offers, serviceIds, staffMemberId }: Wanted): readonly Team[] {
  const teams = allTeams(offers, serviceIds).filter(({ length }) => length > 0)
  const isSolo = (team: Team) => team.every((offer) => offer.staffMemberId === team[0]?.staffMemberId)
  const solos = teams.filter(isSolo)
  if (staffMemberId !== null) return solos.filter(([first]) => first?.staffMemberId === staffMemberId)
  return solos.length > 0 ? solos : teams
}

type Part = { readonly staffMemberId: string; readonly minutes: number; readonly buffer: number }

/** What each does in a row. */
function partsOf(team: Team): readonly Part[] {
  const parts: Part[] = []
  for (const { staffMemberId, durationMinutes, bufferMinutes } of team) {
    const last = parts.at(-1)
    if (last?.staffMemberId === staffMemberId) {
      const buffer = Math.max(last.buffer, bufferMinutes)
      parts[parts.length - 1] = { staffMemberId, minutes: last.minutes + durationMinutes, buffer }
    } else parts.push({ staffMemberId, minutes: durationMinutes, buffer: bufferMinutes })
  }
  return parts
}

/** Tries a team at a start, minute by minute: who is where, and who is needed for what. */
function isPossible(team: Team, start: number, staff: readonly ObviousStaff[]): boolean {
  let begins = start
  const wanted = new Set<string>()
  for (const { staffMemberId: id, minutes, buffer } of partsOf(team)) {
    const ends = begins + minutes
    const person = staff.find(({ staffMemberId }) => staffMemberId === id)
    if (!person) return false
    for (let at = begins; at < ends + buffer; at += 1) {
      if (at < ends && !person.isAtWork(at)) return false
      if (wanted.has(`${id} ${at}`) || person.isBusy(at)) return false
      wanted.add(`${id} ${at}`)
    }
    begins = ends
  }
  return true
}

/** The slow and obvious answer: every minute, every team, every minute of every team. The least total at each start. */
export function obviousVisits(
  wanted: Wanted,
  staff: readonly ObviousStaff[],
): readonly { start: number; totalMinor: number }[] {
  const teams = teamsFor(wanted)
  const windows = staff.flatMap((person) => person.windows)
  const from = Math.min(...windows.map(({ start }) => start))
  const to = Math.max(...windows.map(({ end }) => end))
  const found: { start: number; totalMinor: number }[] = []
  for (let start = Math.max(from, wanted.notBefore); start < to; start += 1) {
    const totals = teams
      .filter(([first]) =>
        staff.some(
          (person) =>
            person.staffMemberId === first?.staffMemberId &&
            person.windows.some(
              (window) =>
                start >= window.start &&
                start < window.end &&
                (start - window.start) % wanted.rules.slotStepMinutes === 0,
            ),
        ),
      )
      .filter((team) => isPossible(team, start, staff))
      .map((team) => team.reduce((sum, { price }) => sum + price.amountMinor, 0))
    if (totals.length > 0) found.push({ start, totalMinor: Math.min(...totals) })
  }
  return found
}
