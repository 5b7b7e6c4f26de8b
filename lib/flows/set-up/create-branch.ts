import 'server-only'
import * as z from 'zod'
import { isSlug } from '#lib/branches/slug.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import { inTransaction } from '#lib/db/client.ts'
import { countOwnBranches, deleteBranchDraft, insertBranch, insertFirstOffer } from '#lib/db/people/new-branches.ts'
import { currencyOf, isCurrency, MOST_CHARGE_MINOR } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import { isServedCountry } from '#lib/payments/connection/stripe-countries.ts'

const MOST_BRANCHES = 50

const name = z.string().trim().min(1).max(120)

const Hours = z
  .object({ weekday: z.int().min(1).max(7), startMinute: z.int().min(0), endMinute: z.int().max(1440) })
  .refine(({ startMinute, endMinute }) => startMinute < endMinute)

export const CreateBranchInput = z.object({
  name,
  slug: z.string().refine(isSlug),
  country: z.string().refine(isServedCountry),
  currency: z.string().refine(isCurrency),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone)),
  locale: z.string().length(2),
  address: z.string().trim().max(200),
  hours: z
    .array(Hours)
    .min(1)
    .max(7)
    .refine((hours) => new Set(hours.map(({ weekday }) => weekday)).size === hours.length),
  categoryName: name,
  serviceName: name,
  durationMinutes: z.int().min(5).max(1440),
  priceMinor: z.int().min(0).max(MOST_CHARGE_MINOR),
  staffName: name,
})

export type CreateBranchInput = z.infer<typeof CreateBranchInput>

export type CreateBranchOutcome =
  | { readonly ok: true; readonly slug: string }
  | { readonly ok: false; readonly refusal: 'slug_taken' | 'branches_too_many' }

/** Opens a salon with its owner, hours, first service and staff member: its form can be booked at once. */
export function createBranch(user: { readonly id: string }, input: CreateBranchInput): Promise<CreateBranchOutcome> {
  return inTransaction(async (tx) => {
    if ((await countOwnBranches(tx, user.id)) >= MOST_BRANCHES) return { ok: false, refusal: 'branches_too_many' }
    const { slug, currency, priceMinor, address } = input
    const scope = await insertBranch(tx, user.id, { ...input, address: address || null })
    if (!scope) return { ok: false, refusal: 'slug_taken' }
    await insertFirstOffer(tx, scope, { ...input, price: money(priceMinor, currencyOf(currency)) })
    await deleteBranchDraft(tx, user.id)
    const details = { name: input.name, slug }
    await appendAudit(tx, scope, {
      action: 'branch.created',
      subjectKind: 'branch',
      subjectId: scope.branchId,
      details,
    })
    return { ok: true, slug }
  })
}
