import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { saveDiscount } from '#lib/db/desk/discounts.ts'
import type { Currency } from '#lib/money/currencies.ts'
import { money, sumOf } from '#lib/money/money.ts'
import { type Discount, type DiscountRefusal, decideDiscount } from '#lib/visits/balance/discount.ts'
import { changeWhatIsOwed } from './change-what-is-owed.ts'

const reason = z.string().trim().min(1).max(200)

export const DiscountInput = z.object({
  visitId: z.uuid(),
  discount: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sum'), amountMinor: z.int().min(1).max(99_999_999), reason }),
    z.object({ kind: z.literal('percent'), percent: z.int().min(1).max(100), reason }),
    z.object({ kind: z.literal('none') }),
  ]),
})

export type DiscountInput = z.infer<typeof DiscountInput>

export type DiscountOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: DiscountRefusal | 'visit_not_found' | 'payment_under_way' }

/** Lets a visit's client off a part of its price, or takes that back; never below what they have paid already. */
export function giveDiscount(scope: BranchScope, { visitId, discount }: DiscountInput): Promise<DiscountOutcome> {
  return changeWhatIsOwed(scope, visitId, {
    decide: ({ state, total, balance }) => {
      const settled = sumOf([balance.online, balance.held, balance.recorded], total.currency)
      return decideDiscount({ state, total, settled }, wishFrom(discount, total.currency))
    },
    write: async (tx, _, { amount }) => {
      const percent = discount.kind === 'percent' ? discount.percent : null
      const given = discount.kind === 'none' ? null : { amount, percent, reason: discount.reason }
      await saveDiscount(tx, scope, { visitId, discount: given })
      // Not why: it may name the client, and the log keeps what it was told for ever.
      const details = { percent, ...amount }
      return { action: 'visit.discounted', subjectKind: 'visit', subjectId: visitId, details }
    },
  })
}

function wishFrom(discount: DiscountInput['discount'], currency: Currency): Discount {
  if (discount.kind === 'percent') return discount
  return { kind: 'sum', amount: money(discount.kind === 'sum' ? discount.amountMinor : 0, currency) }
}
