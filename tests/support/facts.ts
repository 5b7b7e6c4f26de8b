import { money } from '#lib/money/money.ts'
import type { ChargeFacts, PaymentFacts, RefundFacts, SettlementFacts } from '#lib/payments/payment-facts.ts'

export const ASKED_AT = new Date('2026-11-23T12:00:00Z')

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
  captured: money(5000, 'EUR'),
  card: { brand: 'visa', last4: '4242' },
  settlement: null,
  refunds: [],
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
  ...changes,
})

export const succeededFacts = (charge: Partial<ChargeFacts> = {}): PaymentFacts => ({
  askedAt: ASKED_AT,
  intent: { status: 'succeeded', charge: chargeFacts(charge) },
})
