import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { insertDeskPayment } from '#lib/db/desk/desk-payments.ts'
import { money } from '#lib/money/money.ts'
import { type DeskRefusal, decideTaking } from '#lib/visits/balance/visit-balance.ts'
import { changeWhatIsOwed } from './change-what-is-owed.ts'

export const DeskPaymentInput = z.object({
  visitId: z.uuid(),
  method: z.enum(['cash', 'terminal']),
  amountMinor: z.int().min(0).max(99_999_999),
  note: z.string().trim().max(200).default(''),
})

export type DeskPaymentInput = z.infer<typeof DeskPaymentInput>

export type DeskPaymentOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: DeskRefusal | 'visit_not_found' | 'payment_under_way' }

/** Records what a client has paid at the salon, in cash or by its terminal: never more than is open. */
export function recordDeskPayment(
  scope: BranchScope,
  { visitId, method, amountMinor, note }: DeskPaymentInput,
): Promise<DeskPaymentOutcome> {
  return changeWhatIsOwed(scope, visitId, {
    decide: ({ state, total, balance }) =>
      decideTaking({ state, open: balance.open }, money(amountMinor, total.currency)),
    write: async (tx, { total }) => {
      const amount = money(amountMinor, total.currency)
      const deskPaymentId = await insertDeskPayment(tx, scope, { visitId, method, amount, note: note || null })
      const details = { deskPaymentId, method, ...amount }
      return { action: 'desk_payment.taken', subjectKind: 'visit', subjectId: visitId, details }
    },
  })
}
