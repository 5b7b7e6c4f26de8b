/** What each branch's webhook endpoint must send us. */
export const EVENT_TYPES = [
  'charge.captured',
  'charge.expired',
  'charge.failed',
  'charge.pending',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.refund.updated',
] as const

// Some guides to setting up Stripe spell it so.
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  'charge.dispute.funds_withdraw': 'charge.dispute.funds_withdrawn',
}

/** The name of an event as Stripe writes it. */
export const eventTypeFrom = (type: string): string => OTHER_SPELLINGS[type] ?? type
