import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import {
  askedAmount,
  decideLinkPayment,
  isPageOver,
  type LinkQuestion,
  linkState,
} from '#lib/payments/links/link-policy.ts'

const eur = (minor: number) => money(minor, 'EUR')

test.each([
  [5000, null, { ok: true, amount: eur(5000) }],
  [5000, 2000, { ok: true, amount: eur(2000) }],
  [1500, 2000, { ok: true, amount: eur(1500) }],
  [0, null, { ok: false, refusal: 'nothing_is_open' }],
  [0, 2000, { ok: false, refusal: 'nothing_is_open' }],
  [49, null, { ok: false, refusal: 'amount_below_minimum' }],
  [100_000_000, null, { ok: false, refusal: 'amount_above_maximum' }],
] as const)('of %s that are open, a link for %s asks for', (open, wanted, asked) => {
  expect(askedAmount(eur(open), wanted === null ? null : eur(wanted))).toEqual(asked)
})

test.each([
  [false, false, 'open'],
  [true, false, 'withdrawn'],
  [false, true, 'paid'],
  [true, true, 'paid'],
] as const)('a link, withdrawn %s and paid %s, is %s', (isWithdrawn, isPaid, state) => {
  expect(linkState({ isWithdrawn, isPaid })).toBe(state)
})

const link = { isWithdrawn: false, isPaid: false, wanted: null }
const question = (changes: Partial<LinkQuestion> = {}): LinkQuestion => ({
  ...{ takesPayments: true, link, open: eur(5000) },
  ...changes,
})

test.each([
  ['a good link', {}, { ok: true, amount: eur(5000) }],
  ['no link: the visit’s own page', { link: null }, { ok: true, amount: eur(5000) }],
  ['a part', { link: { ...link, wanted: eur(1000) } }, { ok: true, amount: eur(1000) }],
  ['a withdrawn link', { link: { ...link, isWithdrawn: true } }, { ok: false, refusal: 'link_withdrawn' }],
  ['a paid link', { link: { ...link, isPaid: true } }, { ok: false, refusal: 'link_already_paid' }],
  ['a salon that has switched it off', { takesPayments: false }, { ok: false, refusal: 'payment_not_available' }],
  ['nothing to pay', { open: eur(0) }, { ok: false, refusal: 'nothing_is_open' }],
] as const)('%s', (_, changes, decision) => {
  expect(decideLinkPayment(question(changes))).toEqual(decision)
})

test('an opened page is good for one hour', () => {
  const openedAt = new Date('2026-11-28T10:00:00Z')
  expect(isPageOver(openedAt, new Date('2026-11-28T10:59:59Z'))).toBe(false)
  expect(isPageOver(openedAt, new Date('2026-11-28T11:00:00Z'))).toBe(true)
})
