import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { isHoldDecided } from '#lib/db/payments/hold-orders.ts'
import { type LockedPayment, lockPayment } from '#lib/db/payments/payments.ts'
import { money } from '#lib/money/money.ts'
import { decideCapture, type HeldPayment, type HoldRefusal } from '#lib/payments/hold-policy.ts'
import { promiseHoldOrder } from './promise-hold-order.ts'

export const CaptureInput = z.object({ paymentId: z.uuid(), amountMinor: z.int().min(0).max(99_999_999) })

export type CaptureInput = z.infer<typeof CaptureInput>

export type HoldOutcome =
  | { readonly ok: true; readonly holdOrderId: string }
  | { readonly ok: false; readonly refusal: HoldRefusal | 'payment_not_found' }

/** Takes what is held, all of it or a part; the rest of a part is let go. Happens once, however many ask. */
export function captureHold(scope: BranchScope, { paymentId, amountMinor }: CaptureInput): Promise<HoldOutcome> {
  return inTransaction(async (tx) => {
    const payment = await lockPayment(tx, scope, paymentId)
    if (!payment) return { ok: false, refusal: 'payment_not_found' }
    const amount = money(amountMinor, payment.amount.currency)
    const decision = decideCapture(await readHeld(tx, scope, payment), amount)
    if (!decision.ok) return decision

    const order = { kind: 'capture', paymentId, stripeAccountId: payment.stripeAccountId, amount } as const
    return { ok: true, holdOrderId: await promiseHoldOrder(tx, scope, order) }
  })
}

/** What is known of a locked payment's hold. */
export async function readHeld(tx: Transaction, scope: BranchScope, payment: LockedPayment): Promise<HeldPayment> {
  const { id, state, amount: held } = payment
  return { state, held, isDecided: await isHoldDecided(tx, scope, id) }
}
