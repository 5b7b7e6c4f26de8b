import { COUNTRY_CARDS } from './country-cards.ts'

const NAMED: Readonly<Record<string, string>> = {
  amex: '378282246310005',
  authenticationRequired: '4000002760003184',
  authenticationRequiredChargeDeclinedInsufficientFunds: '4000008260003178',
  authenticationRequiredOnSetup: '4000002500003155',
  authenticationRequiredSetupForOffSession: '4000003800000446',
  bypassPending: '4000000000000077',
  bypassPendingInternational: '4000003720000278',
  chargeCustomerFail: '4000000000000341',
  chargeDeclined: '4000000000000002',
  chargeDeclinedExpiredCard: '4000000000000069',
  chargeDeclinedFraudulent: '4100000000000019',
  chargeDeclinedIncorrectCvc: '4000000000000127',
  chargeDeclinedInsufficientFunds: '4000000000009995',
  chargeDeclinedLostCard: '4000000000009987',
  chargeDeclinedProcessingError: '4000000000000119',
  chargeDeclinedStolenCard: '4000000000009979',
  chargeDeclinedVelocityLimitExceeded: '4000000000006975',
  createDispute: '4000000000000259',
  createDisputeInquiry: '4000000000001976',
  createDisputeProductNotReceived: '4000000000002685',
  createIssuerFraudRecord: '4000000000005423',
  createMultipleDisputes: '4000000404000079',
  cvcCheckFail: '4000000000000101',
  diners: '3056930009020004',
  discover: '6011111111111117',
  jcb: '3566002020360505',
  mastercard: '5555555555554444',
  mastercard_debit: '5200828282828210',
  mastercard_prepaid: '5105105105105100',
  pendingRefund: '4000000000007726',
  radarBlock: '4100000000000019',
  refundFail: '4000000000005126',
  riskLevelElevated: '4000000000009235',
  riskLevelHighest: '4000000000004954',
  threeDSecure2Required: '4000000000003220',
  threeDSecureOptional: '4000000000003055',
  threeDSecureRequired: '4000000000003220',
  threeDSecureRequiredChargeDeclined: '4000008400001629',
  threeDSecureRequiredProcessingError: '4000008400001280',
  unionpay: '6200000000000005',
  us: '4242424242424242',
  visa: '4242424242424242',
  visa_debit: '4000056655665556',
}

/** The card that stands behind `pm_card_…` or `tok_…`; Stripe has some names with and some without the brand. */
export function cardBehindName(name: string): string | null {
  const plain = /^(?:pm_card|tok)_(?:visa_(?=[a-z]+[A-Z]))?(\w+)$/.exec(name)?.[1]
  if (plain === undefined) return null
  return NAMED[plain] ?? COUNTRY_CARDS[plain.toUpperCase()] ?? null
}
