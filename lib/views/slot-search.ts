import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Currency } from '#lib/money/currencies.ts'
import { type Day, isDay } from '#lib/visits/calendar.ts'
import { listFreeDays } from './free-times.ts'

/** A parameter that is given once. */
const one = <Schema extends z.ZodType>(schema: Schema) => z.tuple([schema]).transform(([value]) => value)

const day = z.string().max(10).refine(isDay)

/** The query of `GET /api/slots`: each name with all its values. */
export const SlotQuery = z.strictObject({
  salon: one(z.string().min(1).max(60)),
  service: z.array(z.uuid()).min(1).max(10),
  /** Absent it is *anyone*. */
  staff: one(z.uuid()).optional(),
  from: one(day).optional(),
  to: one(day).optional(),
})

export type SlotQuery = z.infer<typeof SlotQuery>

export type FoundSlots = {
  readonly ok: true
  readonly timeZone: string
  readonly currency: Currency
  /** Whether a visit may cost more than `totalMinor` in the end, because a service has a price range. */
  readonly mayBecomeMore: boolean
  /** Every day that may be booked, in the salon's calendar; those without `starts` are full. */
  readonly days: readonly { readonly day: Day; readonly starts: readonly { startsAt: Date; totalMinor: number }[] }[]
}

/** The free times of a salon, as the form shows them. */
export async function searchSlots(scope: BranchScope, { service, staff, from, to }: SlotQuery): Promise<FoundSlots> {
  const days = { ...(from && { from }), ...(to && { to }) }
  const found = await listFreeDays(scope, { serviceIds: [...new Set(service)], staffMemberId: staff ?? null, ...days })
  return { ok: true, ...found }
}
