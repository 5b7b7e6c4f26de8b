import 'server-only'
import * as z from 'zod'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { StartPaymentInput, type StartPaymentOutcome, startPayment } from '#lib/flows/payments/start-payment.ts'

/** A client at the card form: their visit's private link is the permission. */
export const PayingClient = z.object({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  choice: StartPaymentInput.shape.choice,
})

export type PayingClient = z.infer<typeof PayingClient>

/** Starts the payment of the visit that the client's link opens. */
export async function startClientPayment({ token, choice }: PayingClient): Promise<StartPaymentOutcome> {
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return { ok: false, refusal: 'visit_not_found' }
  return startPayment(opened.scope, { visitId: opened.visitId, choice })
}
