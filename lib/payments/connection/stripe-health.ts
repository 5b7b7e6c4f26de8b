/** What can be said of how a branch's Stripe account does; each has its words and what to do. */
export type HealthLine =
  | 'key_unknown'
  | 'key_permissions'
  | 'stripe_unreachable'
  | 'charges_disabled'
  | 'payouts_disabled'
  | 'name_missing'
  | 'endpoint_missing'
  | 'endpoint_disabled'
  | 'events_missing'
  | 'secret_missing'
  | 'secret_wrong'
  | 'mode_mixed'
  | 'undelivered'
  | 'clock_off'
  | 'ledger_differs'
  | 'payout_failed'
  | 'no_event_yet'
  | 'last_event'
  | 'reconciled'
  | 'not_reconciled'
  | 'ledger_proved'

export type HealthTone = 'success' | 'warning' | 'danger' | 'neutral'

export type HealthItem = {
  readonly line: HealthLine
  readonly tone: HealthTone
  /** How many, where the line counts. */
  readonly count: number
  /** When, where the line tells of a moment. */
  readonly at: Date | null
}

/** What Stripe says of the account now; a word where it says nothing. */
export type AccountHealth =
  | 'unknown_to_stripe'
  | 'permissions_missing'
  | 'unreachable'
  | {
      readonly chargesEnabled: boolean
      readonly payoutsEnabled: boolean
      readonly hasName: boolean
      /** Null when Stripe's list has no endpoint with our address. */
      readonly endpoint: { readonly isEnabled: boolean; readonly missingEvents: number } | null
      readonly undelivered: number
      readonly clockAheadSeconds: number
    }

export type OwnHealth = {
  readonly hasSigningSecret: boolean
  readonly lastEventAt: Date | null
  readonly mismatchedAt: Date | null
  readonly modeMixedAt: Date | null
  readonly reconciledAt: Date | null
  readonly repaired: number
  readonly provedAt: Date | null
  readonly differences: number
  /** Payouts that the bank sent back and nobody has seen to. */
  readonly failedPayouts: number
}

// Stripe takes signatures that are five minutes old at most.
const MOST_CLOCK_SECONDS = 120

const item = (line: HealthLine, tone: HealthTone, more: { count?: number; at?: Date | null } = {}): HealthItem => ({
  line,
  tone,
  count: more.count ?? 0,
  at: more.at ?? null,
})

/** Everything worth telling, what is wrong first. */
export function healthOf(account: AccountHealth, own: OwnHealth): readonly HealthItem[] {
  const found = [...accountHealth(account), ...ownHealth(own)]
  const rank: readonly HealthTone[] = ['danger', 'warning', 'neutral', 'success']
  return found.toSorted((left, right) => rank.indexOf(left.tone) - rank.indexOf(right.tone))
}

const SILENT = {
  unknown_to_stripe: item('key_unknown', 'danger'),
  permissions_missing: item('key_permissions', 'danger'),
  unreachable: item('stripe_unreachable', 'warning'),
} as const

function accountHealth(account: AccountHealth): readonly HealthItem[] {
  if (typeof account === 'string') return [SILENT[account]]
  const { chargesEnabled, payoutsEnabled, hasName, endpoint, undelivered, clockAheadSeconds } = account
  const missing = endpoint?.missingEvents ?? 0
  return [
    ...(chargesEnabled ? [] : [item('charges_disabled', 'danger')]),
    ...(payoutsEnabled ? [] : [item('payouts_disabled', 'danger')]),
    ...(hasName ? [] : [item('name_missing', 'danger')]),
    ...(endpoint ? [] : [item('endpoint_missing', 'danger')]),
    ...(endpoint && !endpoint.isEnabled ? [item('endpoint_disabled', 'danger')] : []),
    ...(missing > 0 ? [item('events_missing', 'danger', { count: missing })] : []),
    ...(undelivered > 0 ? [item('undelivered', 'warning', { count: undelivered })] : []),
    ...(Math.abs(clockAheadSeconds) > MOST_CLOCK_SECONDS
      ? [item('clock_off', 'danger', { count: Math.abs(clockAheadSeconds) })]
      : []),
  ]
}

function ownHealth(own: OwnHealth): readonly HealthItem[] {
  const { hasSigningSecret, lastEventAt, mismatchedAt, modeMixedAt, reconciledAt, provedAt } = own
  const isAfterLast = (at: Date | null) => at !== null && (lastEventAt === null || at > lastEventAt)
  return [
    ...(hasSigningSecret ? [] : [item('secret_missing', 'danger')]),
    ...(hasSigningSecret && isAfterLast(mismatchedAt) ? [item('secret_wrong', 'danger', { at: mismatchedAt })] : []),
    ...(isAfterLast(modeMixedAt) ? [item('mode_mixed', 'danger', { at: modeMixedAt })] : []),
    lastEventAt ? item('last_event', 'success', { at: lastEventAt }) : item('no_event_yet', 'neutral'),
    reconciledAt
      ? item('reconciled', 'success', { at: reconciledAt, count: own.repaired })
      : item('not_reconciled', 'neutral'),
    ...(own.failedPayouts > 0 ? [item('payout_failed', 'danger', { count: own.failedPayouts })] : []),
    ...(own.differences > 0 ? [item('ledger_differs', 'danger', { at: provedAt, count: own.differences })] : []),
    ...(provedAt && own.differences === 0 ? [item('ledger_proved', 'success', { at: provedAt })] : []),
  ]
}
