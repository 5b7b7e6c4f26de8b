import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { type MoneyOfPayment, paymentAtEnd } from '#lib/payments/endings/payment-at-end.ts'

const eur = (amountMinor: number) => money(amountMinor, 'EUR')

const BARE: MoneyOfPayment = {
  ...{ id: 'a', state: 'paid', isHoldDecided: false, holdOrder: null, isBlocked: false, authorized: eur(5000) },
  ...{ captured: eur(0), returned: eur(0), disputed: eur(0), lost: eur(0), underWay: eur(0) },
}
const PAID = { ...BARE, captured: eur(5000) }
const HELD: MoneyOfPayment = { ...BARE, state: 'held' }

test.each<[string, MoneyOfPayment, [number, number, number]]>([
  ['what was taken can go back', PAID, [5000, 0, 0]],
  ['less what has gone or will', { ...PAID, returned: eur(1000), underWay: eur(500) }, [3500, 0, 0]],
  [
    'while the bank decides about a part, all of it later',
    { ...PAID, disputed: eur(2000), isBlocked: true },
    [0, 5000, 0],
  ],
  [
    'the bank’s part is left out for good where it is lost',
    { ...PAID, disputed: eur(2000), lost: eur(2000) },
    [3000, 0, 0],
  ],
  [
    'also while it decides about another part',
    { ...PAID, disputed: eur(3000), lost: eur(2000), isBlocked: true },
    [0, 3000, 0],
  ],
  [
    'what went back and is lost too is not owed twice',
    { ...PAID, returned: eur(1000), disputed: eur(5000), lost: eur(5000) },
    [0, 0, 0],
  ],
  ['a hold of which nobody has decided', HELD, [0, 0, 5000]],
  ['a hold that is being captured', { ...HELD, isHoldDecided: true, holdOrder: eur(3000) }, [0, 3000, 0]],
  ['a hold that is being let go', { ...HELD, isHoldDecided: true, holdOrder: eur(0) }, [0, 0, 0]],
  ['what nobody has paid', { ...BARE, state: 'awaiting' }, [0, 0, 0]],
])('%s', (_, payment, [kept, later, held]) => {
  expect(paymentAtEnd(payment)).toEqual({ id: 'a', kept: eur(kept), later: eur(later), held: eur(held) })
})
