import { freeStarts, minuteOf, type StaffTime } from './free-times.ts'
import type { Candidate } from './offers.ts'
import { visitLength } from './visit-layout.ts'

/** How long a time is kept for a client who pays. */
export const HOLD_MINUTES = 15

/** A candidate and when they could serve the whole visit, in minutes since the epoch, ascending. */
export type FreeCandidate = {
  readonly candidate: Candidate
  readonly starts: readonly number[]
  readonly busyMinutes: number
}

export type BookingRules = { readonly slotStepMinutes: number; readonly leadTimeMinutes: number }

/** When each candidate is free for the whole visit. */
export function freeCandidates(
  candidates: readonly Candidate[],
  times: readonly StaffTime[],
  { rules, now }: { readonly rules: BookingRules; readonly now: Date },
): readonly FreeCandidate[] {
  const notBefore = minuteOf(now) + rules.leadTimeMinutes
  return candidates.flatMap((candidate) => {
    const time = times.find(({ staffMemberId }) => staffMemberId === candidate.staffMemberId)
    if (!time) return []
    const request = { ...visitLength(candidate.offers), stepMinutes: rules.slotStepMinutes, notBefore }
    const busyMinutes = time.busy.reduce((sum, { start, end }) => sum + end - start, 0)
    return [{ candidate, starts: freeStarts(time, request), busyMinutes }]
  })
}

/** Those who are free at a start; for *anyone* the least busy comes first, so that work is spread fairly. */
export function candidatesAt(free: readonly FreeCandidate[], start: number): readonly Candidate[] {
  return free
    .filter(({ starts }) => starts.includes(start))
    .toSorted((left, right) => left.busyMinutes - right.busyMinutes)
    .map(({ candidate }) => candidate)
}

/** Every start at which at least one candidate is free, ascending. */
export function startsOfAny(free: readonly FreeCandidate[]): readonly number[] {
  return [...new Set(free.flatMap(({ starts }) => starts))].toSorted((left, right) => left - right)
}
