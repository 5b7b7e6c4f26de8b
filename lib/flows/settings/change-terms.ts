import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { saveBranchTerms, saveServiceTerms, saveStaffTerms } from '#lib/db/terms.ts'
import { type Currency, MOST_CHARGE_MINOR } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import type { CancellationFee } from '#lib/payments/cancellation-rule.ts'
import type { Prepayment } from '#lib/payments/terms.ts'

const amountMinor = z.int().min(1).max(MOST_CHARGE_MINOR)
const percent = z.int().min(1).max(100)
const ids = z.array(z.uuid()).min(1).max(500)

const PrepaymentInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('full') }),
  z.object({ kind: z.literal('percent'), percent }),
  z.object({ kind: z.literal('fixed'), amountMinor }),
])

const FeeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('percent'), percent }),
  z.object({ kind: z.literal('fixed'), amountMinor }),
])

/** One change of the terms: of some services, of some people, or of the branch's own rule. */
export const ChangeTermsInput = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('services'),
    serviceIds: ids,
    status: z.enum(['not_available', 'available', 'required']).optional(),
    prepayment: PrepaymentInput.optional(),
  }),
  z.object({
    of: z.literal('staff'),
    staffMemberIds: ids,
    status: z.enum(['as_service', 'not_available', 'available', 'required']),
  }),
  z.object({
    of: z.literal('branch'),
    captureMode: z.enum(['at_booking', 'hold']),
    freeHours: z.int().min(0).max(720),
    fee: FeeInput,
  }),
])

export type ChangeTermsInput = z.infer<typeof ChangeTermsInput>

export type ChangeTermsOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'terms_of_nothing' }

/** Changes the terms on which money is taken from now on. Visits that were agreed to keep theirs. */
export function changeTerms(scope: BranchScope, change: ChangeTermsInput): Promise<ChangeTermsOutcome> {
  return inTransaction(async (tx) => {
    const { currency } = await getBranchRules(tx, scope)
    if (!(await write(tx, scope, { change, currency }))) return { ok: false, refusal: 'terms_of_nothing' }
    await appendAudit(tx, scope, {
      action: 'terms.changed',
      subjectKind: 'terms',
      subjectId: change.of,
      details: { change: JSON.stringify(change) },
    })
    return { ok: true }
  })
}

type Change = { readonly change: ChangeTermsInput; readonly currency: Currency }

/** Says whether there was anything to change. */
async function write(tx: Transaction, scope: BranchScope, { change, currency }: Change): Promise<boolean> {
  if (change.of === 'staff') return (await saveStaffTerms(tx, scope, change)) > 0
  if (change.of === 'services') {
    const { serviceIds, status, prepayment } = change
    const asked = prepayment && { prepayment: prepaymentFrom(prepayment, currency) }
    return (await saveServiceTerms(tx, scope, { serviceIds, ...(status && { status }), ...asked })) > 0
  }
  const { captureMode, freeHours, fee } = change
  await saveBranchTerms(tx, scope, { captureMode, cancellation: { freeHours, fee: feeFrom(fee, currency) } })
  return true
}

function prepaymentFrom(input: z.infer<typeof PrepaymentInput>, currency: Currency): Prepayment {
  return input.kind === 'fixed' ? { kind: 'fixed', amount: money(input.amountMinor, currency) } : input
}

function feeFrom(input: z.infer<typeof FeeInput>, currency: Currency): CancellationFee {
  return input.kind === 'fixed' ? { kind: 'fixed', amount: money(input.amountMinor, currency) } : input
}
