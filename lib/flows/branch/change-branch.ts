import 'server-only'
import * as z from 'zod'
import { changedFields } from '#lib/branches/changed-fields.ts'
import { refusalOfSettings, type SettingsRefusal } from '#lib/branches/settings-policy.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import {
  type BranchSettings,
  getBranchSettings,
  getSalonStanding,
  lockBookings,
  saveBranchSettings,
  savePricesInCurrency,
  saveTimeOffInZone,
} from '#lib/db/branch-settings.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { currencyOf, isCurrency } from '#lib/money/currencies.ts'
import { isServedCountry } from '#lib/payments/connection/stripe-countries.ts'

export const ChangeBranchInput = z.object({
  name: z.string().trim().min(1).max(120),
  address: z.string().trim().max(200),
  phone: z
    .string()
    .trim()
    .max(40)
    .regex(/^[+\d\s()-]*$/),
  email: z.union([z.literal(''), z.email().max(254)]),
  country: z.string().refine(isServedCountry),
  currency: z.string().refine(isCurrency),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone)),
  locale: z.enum(LOCALES),
  slotStepMinutes: z.int().min(5).max(240),
  leadTimeMinutes: z.int().min(0).max(20_160),
  bookingHorizonDays: z.int().min(1).max(366),
})

export type ChangeBranchInput = z.infer<typeof ChangeBranchInput>

export type ChangeBranchOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: SettingsRefusal }

/** Says anew what a salon is and how it can be booked. What clients and banks rely on stays while they do. */
export function changeBranch(scope: BranchScope, input: ChangeBranchInput): Promise<ChangeBranchOutcome> {
  const { address, phone, email, ...rest } = input
  const after = { ...rest, address: address || null, phone: phone || null, email: email || null }
  return inTransaction<ChangeBranchOutcome>(async (tx) => {
    await lockBranch(tx, scope)
    const before = await getBranchSettings(tx, scope)
    const changed = changedFields(before, { ...before, ...after })
    if (!changed) return { ok: true }
    if (before.currency !== after.currency) await lockBookings(tx, scope)
    const refusal = refusalOfSettings(await getSalonStanding(tx, scope), {
      currency: before.currency !== after.currency,
      country: before.country !== after.country,
      timeZone: before.timeZone !== after.timeZone,
    })
    if (refusal) return { ok: false, refusal }
    await write(tx, scope, { before, after })
    const subject = { subjectKind: 'branch', subjectId: scope.branchId } as const
    await appendAudit(tx, scope, { action: 'branch.changed', ...subject, details: { changed } })
    return { ok: true }
  })
}

type Change = { readonly before: BranchSettings; readonly after: BranchSettings }

async function write(tx: Transaction, scope: BranchScope, { before, after }: Change): Promise<void> {
  await saveBranchSettings(tx, scope, after)
  const [from, to] = [currencyOf(before.currency), currencyOf(after.currency)]
  if (from !== to) await savePricesInCurrency(tx, scope, { from, to })
  if (before.timeZone !== after.timeZone) {
    await saveTimeOffInZone(tx, scope, { from: before.timeZone, to: after.timeZone })
  }
}
