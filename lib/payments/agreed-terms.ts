import * as z from 'zod/mini'
import type { Currency } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import type { CancellationRule } from './cancellation-rule.ts'

/** What the client agreed to, kept with the visit: later changes of the branch's terms do not touch it. */
export const AgreedTerms = z.object({
  version: z.literal(1),
  freeHours: z.int().check(z.gte(0), z.lte(720)),
  fee: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('percent'), percent: z.int().check(z.gte(1), z.lte(100)) }),
    z.object({ kind: z.literal('fixed'), amountMinor: z.int().check(z.gte(1)) }),
  ]),
})

export type AgreedTerms = z.infer<typeof AgreedTerms>

/** The branch's rule as it stands now, in the form that is kept with a visit. */
export function agreedTermsOf({ freeHours, fee }: CancellationRule): AgreedTerms {
  const kept = fee.kind === 'fixed' ? { kind: fee.kind, amountMinor: fee.amount.amountMinor } : fee
  return { version: 1, freeHours, fee: kept }
}

/** The rule that a client agreed to, read back. */
export function cancellationRuleFrom({ freeHours, fee }: AgreedTerms, currency: Currency): CancellationRule {
  return { freeHours, fee: fee.kind === 'fixed' ? { kind: fee.kind, amount: money(fee.amountMinor, currency) } : fee }
}
