import type { NearestTime } from '#lib/flows/holds/list-nearest-times.ts'

type AgreedTime = {
  readonly startsAt: Date
  readonly agreed: { readonly staffMemberIds: string[]; readonly totalMinor: number }
}

/** A time with who serves then and for how much, as the value of a button. */
export const valueOfTime = ({ startsAt, total, staffMemberIds }: NearestTime): string =>
  [startsAt.toISOString(), total.amountMinor, ...staffMemberIds].join(' ')

/** The same read back; what is no such value is refused at the door. */
export function agreedTimeFrom(value: string): AgreedTime {
  const [startsAt = '', totalMinor = '', ...staffMemberIds] = value.split(' ')
  return { startsAt: new Date(startsAt), agreed: { staffMemberIds, totalMinor: Number(totalMinor) } }
}
