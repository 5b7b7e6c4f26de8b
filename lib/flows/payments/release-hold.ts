import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockPayment } from '#lib/db/payments/payments.ts'
import { zero } from '#lib/money/money.ts'
import { decideRelease } from '#lib/payments/hold-policy.ts'
import { type HoldOutcome, readHeld } from './capture-hold.ts'
import { promiseHoldOrder } from './promise-hold-order.ts'

export const ReleaseInput = z.object({ paymentId: z.uuid() })

export type ReleaseInput = z.infer<typeof ReleaseInput>

/** Lets a hold go: the client's card is free again and nothing is taken. Happens once, however many ask. */
export function releaseHold(scope: BranchScope, { paymentId }: ReleaseInput): Promise<HoldOutcome> {
  return inTransaction(async (tx) => {
    const payment = await lockPayment(tx, scope, paymentId)
    if (!payment) return { ok: false, refusal: 'payment_not_found' }
    const decision = decideRelease(await readHeld(tx, scope, payment))
    if (!decision.ok) return decision

    const { stripeAccountId, amount } = payment
    const order = { kind: 'release', paymentId, stripeAccountId, amount: zero(amount.currency) } as const
    return { ok: true, holdOrderId: await promiseHoldOrder(tx, scope, order) }
  })
}
