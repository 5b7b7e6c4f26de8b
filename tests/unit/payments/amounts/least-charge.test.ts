import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { tooLittleOnline } from '#lib/payments/amounts/least-charge.ts'

const eur = (minor: number) => money(minor, 'EUR')
const CUT = { status: 'available', prepayment: { kind: 'full' }, price: eur(5000), offers: [] } as const
const TENTH = { kind: 'percent', percent: 10 } as const

test.each([
  ['a full price above the least charge', CUT, null],
  ['the least charge itself', { ...CUT, price: eur(50) }, null],
  ['a cent less', { ...CUT, price: eur(49) }, eur(49)],
  ['a tenth of three euros', { ...CUT, price: eur(300), prepayment: TENTH }, eur(30)],
  ['what nobody pays online', { ...CUT, price: eur(10), status: 'not_available' }, null],
  [
    'somebody’s own lower price',
    {
      ...CUT,
      prepayment: TENTH,
      offers: [
        { price: eur(5000), staffPayment: 'as_service' },
        { price: eur(400), staffPayment: 'required' },
      ],
    },
    eur(40),
  ],
  [
    'a lower price of somebody who takes nothing online',
    {
      ...CUT,
      prepayment: TENTH,
      offers: [
        { price: eur(5000), staffPayment: 'as_service' },
        { price: eur(400), staffPayment: 'not_available' },
      ],
    },
    null,
  ],
] as const)('%s', (_, offered, wanted) => {
  expect(tooLittleOnline(offered)).toEqual(wanted)
})
