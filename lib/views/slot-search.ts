import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { isDay } from '#lib/visits/calendar.ts'
import { type FreeDays, listFreeDays } from './free-times.ts'

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

export type FoundSlots = FreeDays & { readonly ok: true }

/** The free times of a salon, as the form shows them. */
export async function searchSlots(scope: BranchScope, { service, staff, from, to }: SlotQuery): Promise<FoundSlots> {
  const days = { ...(from && { from }), ...(to && { to }) }
  const found = await listFreeDays(scope, { serviceIds: [...new Set(service)], staffMemberId: staff ?? null, ...days })
  return { ok: true, ...found }
}
