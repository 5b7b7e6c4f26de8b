import 'server-only'
import * as z from 'zod'
import { changedFields } from '#lib/branches/changed-fields.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockStaffMember } from '#lib/db/team/staff-members.ts'
import { countSoldServices, listOwnServices, type OwnService, saveOwnServices } from '#lib/db/team/staff-services.ts'
import { isStepOf, MOST_CHARGE_MINOR } from '#lib/money/currencies.ts'

const price = z.int().min(0).max(MOST_CHARGE_MINOR).nullable()

const OwnServiceInput = z
  .object({
    serviceId: z.uuid(),
    /** Null is as the service has it. */
    durationMinutes: z.int().min(5).max(1440).nullable(),
    priceFromMinor: price,
    priceToMinor: price,
  })
  .refine(
    ({ priceFromMinor, priceToMinor }) =>
      priceToMinor === null || (priceFromMinor !== null && priceToMinor > priceFromMinor),
  )

export const SaveStaffServicesInput = z.object({
  staffMemberId: z.uuid(),
  services: z
    .array(OwnServiceInput)
    .max(500)
    .refine((services) => new Set(services.map(({ serviceId }) => serviceId)).size === services.length),
})

export type SaveStaffServicesInput = z.infer<typeof SaveStaffServicesInput>

export type SaveStaffServicesOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' | 'service_not_found' | 'price_malformed' }

/** Says what somebody performs, at what price of their own and for how long. What is booked stays as it was. */
export function saveStaffServices(
  scope: BranchScope,
  { staffMemberId, services }: SaveStaffServicesInput,
): Promise<SaveStaffServicesOutcome> {
  return inTransaction(async (tx) => {
    const member = await lockStaffMember(tx, scope, staffMemberId)
    if (!member) return { ok: false, refusal: 'staff_member_not_found' }
    const ids = services.map(({ serviceId }) => serviceId)
    if ((await countSoldServices(tx, scope, ids)) < ids.length) return { ok: false, refusal: 'service_not_found' }
    const { currency } = await getBranchRules(tx, scope)
    const prices = services.flatMap(({ priceFromMinor, priceToMinor }) => [priceFromMinor ?? 0, priceToMinor ?? 0])
    if (!prices.every((minor) => isStepOf(currency, minor))) return { ok: false, refusal: 'price_malformed' }

    const before = { services: await listOwnServices(tx, scope, staffMemberId) }
    const inOrder = services.toSorted((one, other) => (one.serviceId < other.serviceId ? -1 : 1)).map(columnsOf)
    if (!changedFields(before, { services: inOrder })) return { ok: true }
    await saveOwnServices(tx, scope, { staffMemberId, services: inOrder })
    const subject = { subjectKind: 'staff_member', subjectId: staffMemberId } as const
    const details = { name: member.name, count: inOrder.length }
    await appendAudit(tx, scope, { action: 'staff_member.services_changed', ...subject, details })
    return { ok: true }
  })
}

const columnsOf = ({ serviceId, durationMinutes, priceFromMinor, priceToMinor }: OwnService): OwnService => ({
  ...{ serviceId, durationMinutes, priceFromMinor, priceToMinor },
})
