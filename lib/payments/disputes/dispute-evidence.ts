import * as z from 'zod/mini'

const text = (most: number) => z.string().check(z.trim(), z.maxLength(most))

/**
 * What the salon tells the client's bank. Stripe takes 150,000 characters in all; a bank reads far fewer:
 * https://docs.stripe.com/disputes/best-practices
 */
export const DisputeEvidence = z.object({
  customerName: text(200),
  customerEmail: text(200),
  serviceDate: text(200),
  productDescription: text(5000),
  cancellationPolicyDisclosure: text(5000),
  refundRefusalExplanation: text(5000),
  uncategorizedText: text(20_000).check(z.minLength(1)),
})

export type DisputeEvidence = z.infer<typeof DisputeEvidence>
