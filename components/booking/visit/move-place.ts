import type { SearchParams } from '#components/booking/steps/booking-place.ts'

/** A time to which a visit would move, and with whom, appointment by appointment. */
type ChosenMove = { readonly startsAt: Date; readonly staffMemberIds: readonly string[] }

/** Where a client stands in moving their visit. All of it is in the address. */
export type MovePlace = { readonly day: string | null; readonly chosen: ChosenMove | null }

/** Reads an address; what is no time falls away. */
export function movePlaceFrom({ day, at, with: staff }: SearchParams): MovePlace {
  const startsAt = new Date(typeof at === 'string' ? at : '')
  const isTime = !Number.isNaN(startsAt.getTime())
  return {
    day: typeof day === 'string' ? day : null,
    chosen: isTime ? { startsAt, staffMemberIds: [staff ?? []].flat() } : null,
  }
}

/** The address of a place, without the visit before it. */
export function moveQueryOf({ day, chosen }: MovePlace): string {
  const query = new URLSearchParams({ do: 'move' })
  if (day) query.set('day', day)
  if (chosen) query.set('at', chosen.startsAt.toISOString())
  for (const id of chosen?.staffMemberIds ?? []) query.append('with', id)
  return query.toString()
}
