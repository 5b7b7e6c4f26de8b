import type { StripeSilence } from './stripe-setup.ts'

/** What can be said of how a branch's Stripe account and its mails do; each has its words and what to do. */
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
  | 'repaired'
  | 'ledger_proved'
  | 'books_checked'
  | 'books_unchecked'
  | 'books_wrong'
  | 'mail_missing'
  | 'mail_unreachable'
  | 'mail_login_refused'
  | 'letters_failed'
  | 'letters_bounced'
  | 'mail_fine'
  | 'no_mail_yet'

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
  | StripeSilence
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
  /** Events of the last day that no webhook had brought. */
  readonly missed: number
  /** Payments whose books were put right in the last day though nothing had told of them. */
  readonly repaired: number
  readonly provedAt: Date | null
  readonly differences: number
  readonly auditedAt: Date | null
  /** Nights have gone by without. */
  readonly isAuditLate: boolean
  /** What the auditor found in the branch's books. */
  readonly findings: number
  /** Payouts that the bank sent back and nobody has seen to. */
  readonly failedPayouts: number
}

// Stripe takes signatures that are five minutes old at most.
const MOST_CLOCK_SECONDS = 120

export const healthItem = (
  line: HealthLine,
  tone: HealthTone,
  more: { count?: number; at?: Date | null } = {},
): HealthItem => ({
  line,
  tone,
  count: more.count ?? 0,
  at: more.at ?? null,
})

/** Everything worth telling, what is wrong first; `others` is what is known of what stands beside Stripe. */
export function healthOf(
  account: AccountHealth,
  own: OwnHealth,
  others: readonly HealthItem[] = [],
): readonly HealthItem[] {
  const found = [...accountHealth(account), ...ownHealth(own), ...others]
  const rank: readonly HealthTone[] = ['danger', 'warning', 'neutral', 'success']
  return found.toSorted((left, right) => rank.indexOf(left.tone) - rank.indexOf(right.tone))
}

const SILENT = {
  unknown_to_stripe: healthItem('key_unknown', 'danger'),
  permissions_missing: healthItem('key_permissions', 'danger'),
  unreachable: healthItem('stripe_unreachable', 'warning'),
} as const

function accountHealth(account: AccountHealth): readonly HealthItem[] {
  if (typeof account === 'string') return [SILENT[account]]
  const { chargesEnabled, payoutsEnabled, hasName, endpoint, undelivered, clockAheadSeconds } = account
  const missing = endpoint?.missingEvents ?? 0
  return [
    ...(chargesEnabled ? [] : [healthItem('charges_disabled', 'danger')]),
    ...(payoutsEnabled ? [] : [healthItem('payouts_disabled', 'danger')]),
    ...(hasName ? [] : [healthItem('name_missing', 'danger')]),
    ...(endpoint ? [] : [healthItem('endpoint_missing', 'danger')]),
    ...(endpoint && !endpoint.isEnabled ? [healthItem('endpoint_disabled', 'danger')] : []),
    ...(missing > 0 ? [healthItem('events_missing', 'danger', { count: missing })] : []),
    ...(undelivered > 0 ? [healthItem('undelivered', 'warning', { count: undelivered })] : []),
    ...(Math.abs(clockAheadSeconds) > MOST_CLOCK_SECONDS
      ? [healthItem('clock_off', 'danger', { count: Math.abs(clockAheadSeconds) })]
      : []),
  ]
}

function ownHealth(own: OwnHealth): readonly HealthItem[] {
  const { hasSigningSecret, lastEventAt, mismatchedAt, modeMixedAt, reconciledAt, provedAt } = own
  const isAfterLast = (at: Date | null) => at !== null && (lastEventAt === null || at > lastEventAt)
  return [
    ...(hasSigningSecret ? [] : [healthItem('secret_missing', 'danger')]),
    ...(hasSigningSecret && isAfterLast(mismatchedAt)
      ? [healthItem('secret_wrong', 'danger', { at: mismatchedAt })]
      : []),
    ...(isAfterLast(modeMixedAt) ? [healthItem('mode_mixed', 'danger', { at: modeMixedAt })] : []),
    lastEventAt ? healthItem('last_event', 'success', { at: lastEventAt }) : healthItem('no_event_yet', 'neutral'),
    reconciledAt
      ? healthItem('reconciled', 'success', { at: reconciledAt, count: own.missed })
      : healthItem('not_reconciled', 'neutral'),
    ...(own.repaired > 0 ? [healthItem('repaired', 'neutral', { count: own.repaired })] : []),
    ...(own.failedPayouts > 0 ? [healthItem('payout_failed', 'danger', { count: own.failedPayouts })] : []),
    ...(own.differences > 0 ? [healthItem('ledger_differs', 'danger', { at: provedAt, count: own.differences })] : []),
    ...(provedAt && own.differences === 0 ? [healthItem('ledger_proved', 'success', { at: provedAt })] : []),
    ...(own.auditedAt ? [auditItem(own, own.auditedAt)] : []),
  ]
}

function auditItem({ findings, isAuditLate }: OwnHealth, at: Date): HealthItem {
  if (findings > 0) return healthItem('books_wrong', 'danger', { at, count: findings })
  return isAuditLate ? healthItem('books_unchecked', 'warning', { at }) : healthItem('books_checked', 'success', { at })
}
