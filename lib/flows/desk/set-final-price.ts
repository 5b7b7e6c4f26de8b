import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { findPricedAppointment, saveFinalPrice } from '#lib/db/desk/final-prices.ts'
import { isStepOf, MOST_CHARGE_MINOR } from '#lib/money/currencies.ts'
import { money, subtract, sumOf } from '#lib/money/money.ts'
import { decideFinalPrice, type FinalPriceRefusal } from '#lib/visits/balance/final-price.ts'
import { changeWhatIsOwed } from './change-what-is-owed.ts'

export const FinalPriceInput = z.object({
  visitId: z.uuid(),
  appointmentId: z.uuid(),
  amountMinor: z.int().min(0).max(MOST_CHARGE_MINOR),
})

export type FinalPriceInput = z.infer<typeof FinalPriceInput>

export type FinalPriceOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly refusal: FinalPriceRefusal | 'price_malformed' | 'visit_not_found' | 'payment_under_way'
    }

/** Says what an appointment with a price range costs in the end; what is open of its visit follows. */
export function setFinalPrice(scope: BranchScope, input: FinalPriceInput): Promise<FinalPriceOutcome> {
  const { visitId, appointmentId, amountMinor } = input
  return changeWhatIsOwed(scope, visitId, {
    decide: async ({ state, total, balance }, tx) => {
      const found = await findPricedAppointment(tx, scope, { visitId, appointmentId })
      if (!found) return { ok: false, refusal: 'visit_not_found' } as const
      if (!isStepOf(total.currency, amountMinor)) return { ok: false, refusal: 'price_malformed' } as const
      const { price: current, range, discount } = found
      const price = money(amountMinor, total.currency)
      const settled = sumOf([balance.online, balance.held, balance.recorded], total.currency)
      const decision = decideFinalPrice({ state, range, others: subtract(total, current), discount, settled }, price)
      return decision.ok ? { ...decision, service: found.serviceName } : decision
    },
    write: async (tx, _, { service, price, range, total, discount }) => {
      await saveFinalPrice(tx, scope, { visitId, appointmentId, price, range, total, discount })
      const details = { service, ...price }
      return { action: 'visit.priced', subjectKind: 'visit', subjectId: visitId, details }
    },
  })
}
