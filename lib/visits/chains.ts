import { isFreeAt, type StaffTime } from './free-times.ts'
import type { Offer, Team } from './offers.ts'

export type ChainLink = {
  readonly time: StaffTime
  /** What they have to do already, so that work is spread fairly. */
  readonly loadMinutes: number
  /** Their offers in the order of the chosen services; undefined for what they do not perform. */
  readonly offers: readonly (Offer | undefined)[]
}

/** Which chain is better: the cheaper, then the one with fewer people, then the one with the less busy. */
type Worth = { readonly totalMinor: number; readonly people: number; readonly loadMinutes: number }
type Chain = Worth & { readonly team: Team }

/** A staff member who still tidies up after their part of the visit. */
type Tidying = { readonly staffMemberId: string; readonly until: number }
type Place = {
  readonly index: number
  readonly minute: number
  readonly previous: string
  readonly tidying: readonly Tidying[]
}

const NOTHING_LEFT: Chain = { totalMinor: 0, people: 0, loadMinutes: 0, team: [] }

const isBetter = (left: Worth, right: Worth) =>
  (left.totalMinor - right.totalMinor || left.people - right.people || left.loadMinutes - right.loadMinutes) < 0

/**
 * Answers for any start, and whoever may begin then, with the best chain of staff members who hand the client on to one
 * another without a wait, or null. What was found of a minute is kept, so that many starts cost little more than one.
 */
export function chainFinder(
  links: readonly ChainLink[],
  serviceCount: number,
): (start: number, beginners: readonly ChainLink[]) => Chain | null {
  const known = new Map<string, Chain | null>()

  function bestFrom(place: Place): Chain | null {
    if (place.index === serviceCount) return NOTHING_LEFT
    const key = keyOf(place)
    const found = known.get(key)
    if (found !== undefined) return found
    const best = bestOf(links, place)
    known.set(key, best)
    return best
  }

  function bestOf(candidates: readonly ChainLink[], place: Place): Chain | null {
    let best: Chain | null = null
    for (const link of candidates) {
      for (const chain of chainsBeginningWith(link, place)) {
        if (!best || isBetter(chain, best)) best = chain
      }
    }
    return best
  }

  /** One for each number of services that this staff member could do in a row before somebody else takes over. */
  function chainsBeginningWith({ time, offers, loadMinutes }: ChainLink, place: Place): readonly Chain[] {
    const { staffMemberId } = time
    if (staffMemberId === place.previous || isTidying(place, staffMemberId)) return []
    const chains: Chain[] = []
    const run: Offer[] = []
    let wanted = { lengthMinutes: 0, bufferMinutes: 0 }
    for (let index = place.index; index < serviceCount; index += 1) {
      const offer = offers[index]
      if (!offer) break
      run.push(offer)
      wanted = longer(wanted, offer)
      if (!isFreeAt(time, place.minute, wanted)) break
      const rest = bestFrom(after(place, { index: index + 1, staffMemberId, ...wanted }))
      if (rest) chains.push(joined([...run], loadMinutes, rest))
    }
    return chains
  }

  return (start, beginners) => bestOf(beginners, { index: 0, minute: start, previous: '', tidying: [] })
}

const longer = (wanted: { lengthMinutes: number; bufferMinutes: number }, offer: Offer) => ({
  lengthMinutes: wanted.lengthMinutes + offer.durationMinutes,
  bufferMinutes: Math.max(wanted.bufferMinutes, offer.bufferMinutes),
})

const joined = (run: readonly Offer[], loadMinutes: number, rest: Chain): Chain => ({
  totalMinor: run.reduce((sum, { price }) => sum + price.amountMinor, rest.totalMinor),
  people: rest.people + 1,
  loadMinutes: rest.loadMinutes + loadMinutes,
  team: [...run, ...rest.team],
})

const isTidying = ({ tidying, minute }: Place, id: string) =>
  tidying.some(({ staffMemberId, until }) => staffMemberId === id && until > minute)

const keyOf = ({ index, minute, previous, tidying }: Place) =>
  `${index} ${minute} ${previous} ${tidying.map(({ staffMemberId, until }) => `${staffMemberId}:${until}`).join()}`

type Run = {
  readonly index: number
  readonly staffMemberId: string
  readonly lengthMinutes: number
  readonly bufferMinutes: number
}

function after({ minute, tidying }: Place, run: Run): Place {
  const { index, staffMemberId, lengthMinutes, bufferMinutes } = run
  const end = minute + lengthMinutes
  const own = { staffMemberId, until: end + bufferMinutes }
  return {
    index,
    minute: end,
    previous: staffMemberId,
    tidying: [...tidying, own].filter(({ until }) => until > end),
  }
}
