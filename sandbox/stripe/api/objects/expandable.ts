/** Where an expanded object is looked up. */
export type ExpandKind =
  | 'balance_transaction'
  | 'balance_transaction_source'
  | 'charge'
  | 'charge_refunds'
  | 'customer'
  | 'dispute'
  | 'file'
  | 'payment_intent'
  | 'payment_method'
  | 'payout'
  | 'refund'
  | 'setup_attempt'
  | 'setup_intent'

/** The fields of each kind of object that can be expanded, and what they then hold. */
export const EXPANDABLE: Readonly<Record<string, Readonly<Record<string, ExpandKind>>>> = {
  balance_transaction: { source: 'balance_transaction_source' },
  charge: {
    balance_transaction: 'balance_transaction',
    customer: 'customer',
    failure_balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    refunds: 'charge_refunds',
  },
  confirmation_token: {},
  customer: { 'invoice_settings.default_payment_method': 'payment_method' },
  dispute: {
    charge: 'charge',
    'evidence.cancellation_policy': 'file',
    'evidence.customer_communication': 'file',
    'evidence.customer_signature': 'file',
    'evidence.duplicate_charge_documentation': 'file',
    'evidence.receipt': 'file',
    'evidence.refund_policy': 'file',
    'evidence.service_documentation': 'file',
    'evidence.shipping_documentation': 'file',
    'evidence.uncategorized_file': 'file',
    payment_intent: 'payment_intent',
  },
  payment_intent: { customer: 'customer', latest_charge: 'charge', payment_method: 'payment_method' },
  payment_method: { customer: 'customer' },
  payout: {
    balance_transaction: 'balance_transaction',
    failure_balance_transaction: 'balance_transaction',
    original_payout: 'payout',
    reversed_by: 'payout',
  },
  'radar.early_fraud_warning': { charge: 'charge', payment_intent: 'payment_intent' },
  refund: {
    balance_transaction: 'balance_transaction',
    charge: 'charge',
    customer: 'customer',
    failure_balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    payment_method: 'payment_method',
  },
  setup_attempt: { payment_method: 'payment_method', setup_intent: 'setup_intent' },
  setup_intent: { customer: 'customer', latest_attempt: 'setup_attempt', payment_method: 'payment_method' },
}
