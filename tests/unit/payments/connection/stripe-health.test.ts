import { expect, test } from 'vitest'
import { type AccountHealth, healthOf, type OwnHealth } from '#lib/payments/connection/stripe-health.ts'

const EARLIER = new Date('2026-11-23T10:00:00Z')
const LATER = new Date('2026-11-23T11:00:00Z')

const account = (changes: Partial<Exclude<AccountHealth, string>> = {}): AccountHealth => ({
  ...{ chargesEnabled: true, payoutsEnabled: true, hasName: true, undelivered: 0, clockAheadSeconds: 0 },
  endpoint: { isEnabled: true, missingEvents: 0 },
  ...changes,
})

const own = (changes: Partial<OwnHealth> = {}): OwnHealth => ({
  ...{
    hasSigningSecret: true,
    lastEventAt: EARLIER,
    mismatchedAt: null,
    modeMixedAt: null,
    missed: 0,
    repaired: 0,
    differences: 0,
    findings: 0,
    isAuditLate: false,
    failedPayouts: 0,
  },
  ...{ reconciledAt: EARLIER, provedAt: EARLIER, auditedAt: EARLIER },
  ...changes,
})

const wrongWith = (stripe: AccountHealth, ours: OwnHealth) =>
  healthOf(stripe, ours)
    .filter(({ tone }) => tone === 'danger' || tone === 'warning')
    .map(({ line }) => line)

test('a healthy account has nothing wrong', () => {
  expect(wrongWith(account(), own())).toEqual([])
  expect(healthOf(account(), own()).map(({ line }) => line)).toEqual([
    ...['last_event', 'reconciled', 'ledger_proved', 'books_checked'],
  ])
})

test('of what was made up for and put right in the last day it is said how much', () => {
  const items = healthOf(account(), own({ missed: 3, repaired: 2 }))
  expect(items).toMatchObject([
    { line: 'repaired', tone: 'neutral', count: 2 },
    { line: 'last_event' },
    { line: 'reconciled', tone: 'success', count: 3, at: EARLIER },
    ...[{ line: 'ledger_proved' }, { line: 'books_checked', at: EARLIER }],
  ])
})

test('before the first night nothing is said of the books', () => {
  const lines = healthOf(account(), own({ provedAt: null, auditedAt: null })).map(({ line }) => line)
  expect(lines).toEqual(['last_event', 'reconciled'])
})

test.each([
  ['the key was revoked', 'unknown_to_stripe', own(), ['key_unknown']],
  ['the key may too little', 'permissions_missing', own(), ['key_permissions']],
  ['Stripe does not answer', 'unreachable', own(), ['stripe_unreachable']],
  ['no charges', account({ chargesEnabled: false }), own(), ['charges_disabled']],
  ['no payouts', account({ payoutsEnabled: false }), own(), ['payouts_disabled']],
  ['no name', account({ hasName: false }), own(), ['name_missing']],
  ['no webhook', account({ endpoint: null }), own(), ['endpoint_missing']],
  ['webhook off', account({ endpoint: { isEnabled: false, missingEvents: 0 } }), own(), ['endpoint_disabled']],
  ['events missing', account({ endpoint: { isEnabled: true, missingEvents: 2 } }), own(), ['events_missing']],
  ['deliveries failing', account({ undelivered: 3 }), own(), ['undelivered']],
  ['our clock is behind', account({ clockAheadSeconds: -400 }), own(), ['clock_off']],
  ['no secret', account(), own({ hasSigningSecret: false }), ['secret_missing']],
  ['a wrong secret', account(), own({ mismatchedAt: LATER }), ['secret_wrong']],
  ['modes mixed', account(), own({ modeMixedAt: LATER }), ['mode_mixed']],
  ['a payout that the bank sent back', account(), own({ failedPayouts: 1 }), ['payout_failed']],
  ['books that differ', account(), own({ differences: 1 }), ['ledger_differs']],
  ['books that cannot be right', account(), own({ findings: 1 }), ['books_wrong']],
  ['books that nobody has checked for days', account(), own({ isAuditLate: true }), ['books_unchecked']],
] as const)('%s: it is said', (_, stripe, ours, lines) => {
  expect(wrongWith(stripe, ours)).toEqual(lines)
})

test('a mistake that was mended is not told any more: an event has come since', () => {
  expect(wrongWith(account(), own({ lastEventAt: LATER, mismatchedAt: EARLIER, modeMixedAt: EARLIER }))).toEqual([])
})

test('what is wrong stands first', () => {
  const [first] = healthOf(account({ undelivered: 1, endpoint: null }), own())
  expect(first?.line).toBe('endpoint_missing')
})
