import 'server-only'
import * as z from 'zod'
import { changedFields } from '#lib/branches/changed-fields.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules, lockBranch } from '#lib/db/branches.ts'
import { findCategoryName } from '#lib/db/catalog/service-categories.ts'
import {
  findService,
  insertService,
  type ServiceFacts,
  type StoredService,
  saveServiceStaff,
  saveService as saveStored,
} from '#lib/db/catalog/services.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { countStaff } from '#lib/db/team/staff-members.ts'
import { type Currency, isStepOf, MOST_CHARGE_MINOR } from '#lib/money/currencies.ts'

const price = z.int().min(0).max(MOST_CHARGE_MINOR)

export const SaveServiceInput = z
  .object({
    /** Null makes a new one. */
    serviceId: z.uuid().nullable(),
    categoryId: z.uuid(),
    name: z.string().trim().min(1).max(120),
    description: z.string().trim().max(500),
    durationMinutes: z.int().min(5).max(1440),
    bufferMinutes: z.int().min(0).max(480),
    priceFromMinor: price,
    /** Null is one price for everyone. */
    priceToMinor: price.nullable(),
    staffMemberIds: z.array(z.uuid()).max(200),
  })
  .refine(({ priceFromMinor, priceToMinor }) => priceToMinor === null || priceToMinor > priceFromMinor)

export type SaveServiceInput = z.infer<typeof SaveServiceInput>

type Refusal = 'service_not_found' | 'category_not_found' | 'staff_member_not_found' | 'price_malformed'

export type SaveServiceOutcome =
  | { readonly ok: true; readonly serviceId: string }
  | { readonly ok: false; readonly refusal: Refusal }

/** Makes a service or changes it from now on. What is booked keeps its price and its time. */
export function saveService(scope: BranchScope, input: SaveServiceInput): Promise<SaveServiceOutcome> {
  return inTransaction(async (tx) => {
    await lockBranch(tx, scope)
    const { currency } = await getBranchRules(tx, scope)
    const before = input.serviceId === null ? null : await findService(tx, scope, input.serviceId)
    if (input.serviceId !== null && !before) return { ok: false, refusal: 'service_not_found' }
    const refusal = await refusalOf(tx, scope, { input, currency })
    if (refusal) return { ok: false, refusal }
    const serviceId = await write(tx, scope, { input, currency, before })
    return { ok: true, serviceId }
  })
}

type Wish = { readonly input: SaveServiceInput; readonly currency: Currency }

async function refusalOf(tx: Transaction, scope: BranchScope, { input, currency }: Wish): Promise<Refusal | null> {
  const { categoryId, staffMemberIds, priceFromMinor, priceToMinor } = input
  if ((await findCategoryName(tx, scope, categoryId)) === null) return 'category_not_found'
  const staff = new Set(staffMemberIds)
  if ((await countStaff(tx, scope, [...staff])) < staff.size) return 'staff_member_not_found'
  return [priceFromMinor, priceToMinor ?? 0].every((minor) => isStepOf(currency, minor)) ? null : 'price_malformed'
}

type Change = Wish & { readonly before: StoredService | null }

async function write(tx: Transaction, scope: BranchScope, { input, currency, before }: Change): Promise<string> {
  const { serviceId, staffMemberIds, description, ...facts } = input
  const stored: ServiceFacts = { ...facts, description: description || null }
  const id = before && serviceId ? serviceId : await insertService(tx, scope, { ...stored, currency })
  if (before) {
    const isInNewCategory = before.categoryId !== facts.categoryId
    await saveStored(tx, scope, { id, facts: stored, isInNewCategory })
  }
  await saveServiceStaff(tx, scope, { serviceId: id, staffMemberIds })
  const after = { ...stored, staffMemberIds: [...new Set(staffMemberIds)].sort() }
  const changed = before ? changedFields(before, { ...after, isArchived: before.isArchived }) : ''
  if (before && !changed) return id
  const isPriced = !before || changed.includes('price')
  await appendAudit(tx, scope, {
    action: before ? 'service.changed' : 'service.created',
    subjectKind: 'service',
    subjectId: id,
    details: { name: facts.name, changed, ...(isPriced && { amountMinor: facts.priceFromMinor, currency }) },
  })
  return id
}
