import { money } from '#lib/money/money.ts'
import type {
  ChargeFacts,
  DisputeFacts,
  PaymentFacts,
  RefundFacts,
  SettlementFacts,
} from '#lib/payments/payment-facts.ts'

export const ASKING = 7n

export const settlementFacts = (changes: Partial<SettlementFacts> = {}): SettlementFacts => ({
  transactionId: 'txn_charge',
  settledAt: new Date('2026-11-23T10:00:05Z'),
  gross: money(5000, 'EUR'),
  fee: money(175, 'EUR'),
  ...changes,
})

export const chargeFacts = (changes: Partial<ChargeFacts> = {}): ChargeFacts => ({
  chargeId: 'ch_1',
  chargedAt: new Date('2026-11-23T10:00:00Z'),
  authorized: money(5000, 'EUR'),
  captured: money(5000, 'EUR'),
  captureBefore: null,
  card: { brand: 'visa', last4: '4242' },
  settlement: null,
  refunds: [],
  disputes: [],
  ...changes,
})

export const refundFacts = (changes: Partial<RefundFacts> = {}): RefundFacts => ({
  stripeRefundId: 're_1',
  refundId: null,
  amount: money(5000, 'EUR'),
  state: 'succeeded',
  failureReason: null,
  refundedAt: new Date('2026-11-23T11:00:00Z'),
  settlement: null,
  reversal: null,
  ...changes,
})

export const disputeFacts = (changes: Partial<DisputeFacts> = {}): DisputeFacts => ({
  stripeDisputeId: 'dp_1',
  amount: money(5000, 'EUR'),
  state: 'needs_response',
  reason: 'fraudulent',
  evidenceDueAt: new Date('2026-12-02T23:59:59Z'),
  blocksRefunds: true,
  openedAt: new Date('2026-11-23T12:00:00Z'),
  movements: [],
  ...changes,
})

export const succeededFacts = (charge: Partial<ChargeFacts> = {}): PaymentFacts => ({
  asking: ASKING,
  intent: { status: 'succeeded', charge: chargeFacts(charge) },
})
