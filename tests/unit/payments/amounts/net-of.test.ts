import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { netOf } from '#lib/payments/amounts/net-of.ts'

const eur = (amountMinor: number) => money(amountMinor, 'EUR')
const sums = (changes: Partial<Parameters<typeof netOf>[0]> = {}) => ({
  ...{ amount: eur(5000), returned: eur(0), disputed: eur(0), fee: eur(100) },
  ...changes,
})

test.each([
  ['a payment', sums(), eur(4900)],
  ['one that was given back in part', sums({ returned: eur(2000) }), eur(2900)],
  ['one that was given back: its fee is lost', sums({ returned: eur(5000) }), eur(-100)],
  ['one that the client’s bank took', sums({ disputed: eur(5000), fee: eur(2100) }), eur(-2100)],
  ['one whose fee is not known yet', sums({ fee: null }), null],
  ['one whose fee is in another currency', sums({ fee: money(400, 'PLN') }), null],
] as const)('what is left for the salon of %s', (_, payment, net) => {
  expect(netOf(payment)).toEqual(net)
})
