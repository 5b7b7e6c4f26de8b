import * as z from 'zod'

const branchId = z.uuid()

/** Every kind of background work: its input, and how it is repeated when it breaks down. */
export const JOBS = {
  'handle-stripe-event': {
    input: z.object({
      ...{ branchId, stripeAccountId: z.uuid(), paymentIntentId: z.string().max(255) },
      /** It is asked about without an event that told of it. */
      isUntold: z.boolean().optional(),
    }),
    // One waiting job for one payment: many events of a payment are one asking. What breaks down is tried again soon:
    // a client may be waiting for it.
    queue: { policy: 'short', retryLimit: 12, retryDelay: 2, retryBackoff: true, retryDelayMax: 300 },
  },
  'send-refund': {
    input: z.object({ branchId, refundId: z.uuid() }),
    queue: { policy: 'short', retryLimit: 20, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 },
  },
  'send-hold-order': {
    input: z.object({ branchId, holdOrderId: z.uuid() }),
    queue: { policy: 'short', retryLimit: 20, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 },
  },
  'send-dispute-answer': {
    input: z.object({ branchId, disputeAnswerId: z.uuid() }),
    queue: { policy: 'short', retryLimit: 20, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 },
  },
  'cancel-payment': {
    input: z.object({ branchId, paymentId: z.uuid() }),
    queue: { policy: 'standard', retryLimit: 20, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 },
  },
  'end-open-payment': {
    input: z.object({ branchId, paymentId: z.uuid() }),
    queue: { policy: 'short', retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 },
  },
  'expire-hold': {
    input: z.object({ branchId, visitId: z.uuid() }),
    queue: { policy: 'short', retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 },
  },
  'reconcile-account': {
    input: z.object({ branchId, stripeAccountId: z.uuid() }),
    queue: { policy: 'short', retryLimit: 5, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600 },
  },
  'prove-ledgers': {
    input: z.object({}),
    queue: { policy: 'stately', retryLimit: 2, retryDelay: 600, retryBackoff: false },
  },
  'prove-ledger': {
    input: z.object({ branchId, stripeAccountId: z.uuid() }),
    queue: { policy: 'short', retryLimit: 5, retryDelay: 60, retryBackoff: true, retryDelayMax: 3600 },
  },
  'follow-balances': {
    input: z.object({}),
    queue: { policy: 'stately', retryLimit: 2, retryDelay: 60, retryBackoff: false },
  },
  'follow-balance': {
    input: z.object({ branchId, stripeAccountId: z.uuid() }),
    // The first time reads the account's whole past.
    queue: {
      policy: 'short',
      retryLimit: 5,
      retryDelay: 60,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: 7200,
    },
  },
  'prove-cash-flows': {
    input: z.object({}),
    queue: { policy: 'stately', retryLimit: 2, retryDelay: 600, retryBackoff: false },
  },
  'prove-cash-flow': {
    input: z.object({ branchId }),
    queue: { policy: 'short', retryLimit: 5, retryDelay: 60, retryBackoff: true, retryDelayMax: 3600 },
  },
  'rebuild-cash-flow': {
    input: z.object({ branchId }),
    queue: { policy: 'short', retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 },
  },
  'audit-branches': {
    input: z.object({}),
    queue: { policy: 'stately', retryLimit: 2, retryDelay: 600, retryBackoff: false },
  },
  'audit-branch': {
    input: z.object({ branchId }),
    queue: { policy: 'short', retryLimit: 5, retryDelay: 60, retryBackoff: true, retryDelayMax: 3600 },
  },
  'sync-open-payments': {
    input: z.object({}),
    queue: { policy: 'stately', retryLimit: 2, retryDelay: 60, retryBackoff: false },
  },
  'write-reminders': {
    input: z.object({}),
    queue: { policy: 'stately', retryLimit: 2, retryDelay: 60, retryBackoff: false },
  },
  'write-report-letters': {
    input: z.object({}),
    queue: { policy: 'stately', retryLimit: 2, retryDelay: 60, retryBackoff: false },
  },
  'send-waiting-letters': {
    input: z.object({}),
    queue: { policy: 'stately', retryLimit: 2, retryDelay: 60, retryBackoff: false },
  },
  'send-letter': {
    input: z.object({ branchId, letterId: z.uuid() }),
    queue: { policy: 'short', retryLimit: 12, retryDelay: 10, retryBackoff: true, retryDelayMax: 600 },
  },
} as const

export type JobName = keyof typeof JOBS

const isJobName = (text: string): text is JobName => Object.hasOwn(JOBS, text)

export const JOB_NAMES: readonly JobName[] = Object.keys(JOBS).filter(isJobName)

export type JobInput<Name extends JobName> = z.infer<(typeof JOBS)[Name]['input']>

/** The key under which events of one payment wait as one. */
export const keyOfStripeEvent = (subject: { readonly stripeAccountId: string; readonly paymentIntentId: string }) =>
  `${subject.stripeAccountId}:${subject.paymentIntentId}`
