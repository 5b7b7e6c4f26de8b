import 'server-only'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { invariant } from '#lib/money/invariant.ts'
import { money } from '#lib/money/money.ts'
import type { CancellationFee, CancellationRule } from '#lib/payments/cancellation-rule.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'
import type { BranchScope } from './branch-scopes.ts'
import type { Transaction } from './client.ts'

/** What booking rules and terms a branch has now. */
export type BranchRules = {
  readonly slug: string
  readonly name: string
  /** Two letters; phone numbers without a country code are of here. */
  readonly country: string
  readonly currency: Currency
  readonly timeZone: string
  /** Its own language. */
  readonly locale: string
  readonly slotStepMinutes: number
  readonly leadTimeMinutes: number
  readonly bookingHorizonDays: number
  /** Switched on by the branch; it also needs a connected Stripe account. */
  readonly formPaymentEnabled: boolean
  readonly cancellation: CancellationRule
}

/** A branch's rule of cancelling as the database has it. */
export type CancellationRow = {
  readonly freeCancellationHours: number
  readonly cancellationFeeKind: CancellationFee['kind']
  readonly cancellationFeePercent: number | null
  readonly cancellationFeeMinor: number | bigint | null
  readonly currency: string
}

const NO_RULE: CancellationRule = { freeHours: 0, fee: { kind: 'none' } }

export async function getBranchRules(tx: Transaction, scope: BranchScope): Promise<BranchRules> {
  const branch = await tx.branch.findUniqueOrThrow({ where: { id: scope.branchId }, include: { paymentTerms: true } })
  const {
    paymentTerms: terms,
    slug,
    name,
    country,
    timeZone,
    locale,
    slotStepMinutes,
    leadTimeMinutes,
    bookingHorizonDays,
  } = branch
  return {
    slug,
    name,
    country,
    currency: currencyOf(branch.currency),
    timeZone,
    locale,
    slotStepMinutes,
    leadTimeMinutes,
    bookingHorizonDays,
    formPaymentEnabled: terms?.formPaymentEnabled ?? false,
    cancellation: ruleFrom(terms),
  }
}

/** Takes the branch's row: two who change its lists do it one after another. Bookings do not wait for it. */
export async function lockBranch(tx: Transaction, scope: BranchScope): Promise<void> {
  await tx.$queryRaw`select 1 from branch where id = ${scope.branchId}::uuid for no key update`
}

/** How the branch's terms want payments taken: at booking, or held until the visit. */
export async function getWantedCapture(tx: Transaction, scope: BranchScope): Promise<CaptureMode> {
  const where = { branchId: scope.branchId }
  const terms = await tx.paymentTerms.findUnique({ where, select: { captureMode: true } })
  return terms?.captureMode ?? 'at_booking'
}

/** The rule for what is booked now; without terms there is none. */
export const ruleFrom = (terms: CancellationRow | null): CancellationRule =>
  terms ? { freeHours: terms.freeCancellationHours, fee: feeFrom(terms) } : NO_RULE

function feeFrom(terms: CancellationRow): CancellationFee {
  if (terms.cancellationFeeKind === 'none') return { kind: 'none' }
  if (terms.cancellationFeeKind === 'percent') {
    invariant(terms.cancellationFeePercent, 'a fee in percent has a percentage')
    return { kind: 'percent', percent: terms.cancellationFeePercent }
  }
  invariant(terms.cancellationFeeMinor, 'a fixed fee has an amount')
  return { kind: 'fixed', amount: money(terms.cancellationFeeMinor, currencyOf(terms.currency)) }
}
