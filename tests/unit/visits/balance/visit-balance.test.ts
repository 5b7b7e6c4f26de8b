import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import {
  type BalancedPayment,
  decideCorrection,
  decideTaking,
  paidOf,
  settledOf,
  toHandBack,
  visitBalance,
} from '#lib/visits/balance/visit-balance.ts'
import { VISIT_STATES } from '#lib/visits/visit-state.ts'

const eur = (minor: number) => money(minor, 'EUR')

const payment = (changes: Partial<BalancedPayment> = {}): BalancedPayment => ({
  state: 'paid',
  authorized: eur(5000),
  captured: eur(0),
  returned: eur(0),
  underWay: eur(0),
  lost: eur(0),
  holdOrder: null,
  ...changes,
})

type Wishes = Partial<Parameters<typeof visitBalance>[0]>

const balanceOf = (wishes: Wishes = {}) =>
  visitBalance({ state: 'booked', total: eur(5000), discount: eur(0), payments: [], recorded: eur(0), ...wishes })

const held = { state: 'held', authorized: eur(3000) } as const

test.each<[string, Wishes, number]>([
  ['nothing is paid', {}, 5000],
  ['a discount was given', { discount: eur(1000) }, 4000],
  ['a prepayment was made', { payments: [payment({ captured: eur(1500) })] }, 3500],
  ['a part of it went back', { payments: [payment({ captured: eur(1500), returned: eur(500) })] }, 4000],
  ['a part of it is promised back', { payments: [payment({ captured: eur(1500), underWay: eur(500) })] }, 4000],
  ['the bank has taken it for good', { payments: [payment({ captured: eur(1500), lost: eur(1500) })] }, 5000],
  ['some is held', { payments: [payment(held)] }, 2000],
  ['a part of the hold will be captured', { payments: [payment({ ...held, holdOrder: eur(1000) })] }, 4000],
  ['the hold will be let go', { payments: [payment({ ...held, holdOrder: eur(0) })] }, 5000],
  ['some was taken at the desk', { recorded: eur(2000) }, 3000],
  ['all is paid', { payments: [payment({ captured: eur(4000) })], recorded: eur(1000) }, 0],
  ['somebody has begun to pay', { payments: [payment({ state: 'awaiting' })] }, 5000],
])('where %s, the rest is open', (_, wishes, open) => {
  expect(balanceOf(wishes).open).toEqual(eur(open))
})

test('the parts and what is open add up to what is to pay', () => {
  const payments = [payment({ captured: eur(1500), returned: eur(500) }), payment({ ...held, authorized: eur(700) })]
  const { toPay, online, recorded, open, ...rest } = balanceOf({ payments, recorded: eur(300), discount: eur(250) })
  expect(online.amountMinor + rest.held.amountMinor + recorded.amountMinor + open.amountMinor).toBe(toPay.amountMinor)
  expect(rest.returned).toEqual(eur(500))
})

test('of a visit that does not take place, or not yet, nothing is open', () => {
  const owed = VISIT_STATES.filter((state) => balanceOf({ state }).open.amountMinor > 0)
  expect(owed).toEqual(['booked', 'arrived', 'completed'])
})

test.each([
  [5000, { ok: true }],
  [1, { ok: true }],
  [0, { ok: false, refusal: 'amount_is_nothing' }],
  [5001, { ok: false, refusal: 'amount_exceeds_open' }],
] as const)('of what is open, %s may be taken or not', (minor, decision) => {
  expect(decideTaking({ state: 'booked', open: eur(5000) }, eur(minor))).toEqual(decision)
})

test('nothing is taken for a visit that is cancelled', () => {
  const decision = decideTaking({ state: 'canceled', open: eur(0) }, eur(1))
  expect(decision).toEqual({ ok: false, refusal: 'visit_not_payable' })
})

test.each([
  [2000, { ok: true }],
  [0, { ok: false, refusal: 'amount_is_nothing' }],
  [2001, { ok: false, refusal: 'correction_exceeds_line' }],
] as const)('of a line at the desk, %s may be corrected or not', (minor, decision) => {
  expect(decideCorrection({ state: 'canceled', left: eur(2000) }, eur(minor))).toEqual(decision)
})

test('what was taken for a visit on hold is not corrected: there is nothing', () => {
  const decision = decideCorrection({ state: 'on_hold', left: eur(1) }, eur(1))
  expect(decision).toEqual({ ok: false, refusal: 'visit_not_payable' })
})

test.each([
  [0, 0, 3000, 0, 3000],
  [0, 0, 3000, 1000, 2000],
  [2000, 0, 3000, 1000, 3000],
  [500, 0, 3000, 1000, 2500],
  [0, 0, 1000, 3000, 0],
  [0, 1000, 3000, 1000, 3000],
  [500, 300, 3000, 1000, 2800],
])(
  'with %s kept online, %s to be taken of a hold and %s at the desk, a fee of %s leaves %s to hand back',
  (online, toTake, recorded, fee, back) => {
    const sums = { online: eur(online), held: eur(toTake), recorded: eur(recorded), fee: eur(fee) }
    expect(toHandBack(sums)).toEqual(eur(back))
  },
)

test('what was paid is what was taken online, what is held and what was taken at the desk, and not what went back', () => {
  const payments = [payment({ captured: eur(1500), returned: eur(500) }), payment({ ...held, authorized: eur(700) })]
  expect(paidOf(settledOf({ payments, recorded: eur(300) }))).toEqual(eur(1000 + 700 + 300))
})
