import { database } from '#lib/db/client.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { aPaidPayment, type StartedPayment } from './payments.ts'
import type { Salon } from './salon.ts'
import { openDispute } from './stripe.ts'

/** What a salon could answer. */
export const SOME_EVIDENCE = {
  customerName: 'Anna',
  customerEmail: 'anna@example.com',
  serviceDate: '1 December 2026',
  productDescription: 'Haircut',
  cancellationPolicyDisclosure: 'Free until the day before.',
  refundRefusalExplanation: '',
  uncategorizedText: 'The client came and was served.',
}

type DisputedPayment = StartedPayment & { readonly disputeId: string; readonly stripeDisputeId: string }

/** A payment that the client's bank asks back, in our books too. */
export async function aDisputedPayment(salon: Salon): Promise<DisputedPayment> {
  const paid = await aPaidPayment(salon)
  await openDispute(salon.stripe, paid.paymentIntentId)
  await syncPayment(salon.form, paid.paymentId)
  const { branchId } = salon
  const where = { branchId, paymentId: paid.paymentId }
  const { id: disputeId, stripeDisputeId } = await database().dispute.findFirstOrThrow({ where })
  return { ...paid, disputeId, stripeDisputeId }
}
