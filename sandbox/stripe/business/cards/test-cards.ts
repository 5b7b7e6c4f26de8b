import type { Brand, TestCard } from './card-behaviour.ts'
import { COUNTRY_CARDS } from './country-cards.ts'
import { DECLINES } from './declines.ts'

export type CardNumber = string

const plain = (number: string, brand: Brand, rest: Partial<TestCard> = {}): TestCard => ({
  number,
  brand,
  funding: 'credit',
  country: 'US',
  ...rest,
})
const visa = (number: string, rest: Partial<TestCard> = {}): TestCard => plain(number, 'visa', rest)

const GOOD_CARDS: readonly TestCard[] = [
  visa('4242424242424242'),
  visa('4000056655665556', { funding: 'debit' }),
  plain('5555555555554444', 'mastercard'),
  plain('2223003122003222', 'mastercard'),
  plain('5200828282828210', 'mastercard', { funding: 'debit' }),
  plain('5105105105105100', 'mastercard', { funding: 'prepaid' }),
  plain('378282246310005', 'amex'),
  plain('371449635398431', 'amex'),
  plain('6011111111111117', 'discover'),
  plain('6011000990139424', 'discover'),
  plain('6011981111111113', 'discover', { funding: 'debit' }),
  plain('3056930009020004', 'diners'),
  plain('36227206271667', 'diners'),
  plain('3566002020360505', 'jcb', { country: 'JP' }),
  plain('6200000000000005', 'unionpay', { country: 'CN' }),
  plain('6200000000000047', 'unionpay', { country: 'CN', funding: 'debit' }),
  visa('4000058260000005', { country: 'GB', funding: 'debit' }),
  visa('4000000000000077', { bypassPending: true }),
  visa('4000003720000278', { bypassPending: true, country: 'IE' }),
]

const DECLINED_CARDS: readonly TestCard[] = [
  visa('4000000000000002', { decline: DECLINES.generic }),
  visa('4000000000009995', { decline: DECLINES.insufficientFunds }),
  visa('4000000000009987', { decline: DECLINES.lost }),
  visa('4000000000009979', { decline: DECLINES.stolen }),
  visa('4000000000000069', { decline: DECLINES.expired }),
  visa('4000000000000127', { decline: DECLINES.incorrectCvc }),
  visa('4000000000000119', { decline: DECLINES.processingError }),
  visa('4000000000006975', { decline: DECLINES.velocity }),
  visa('4000000000000341', { declineOnCharge: DECLINES.generic }),
]

const WATCHED_CARDS: readonly TestCard[] = [
  visa('4100000000000019', { decline: DECLINES.blocked, risk: 'highest' }),
  visa('4000000000004954', { risk: 'highest' }),
  visa('4000000000009235', { risk: 'elevated' }),
  visa('4000000000000101', { cvcCheckFails: true }),
]

const AUTHENTICATED_CARDS: readonly TestCard[] = [
  visa('4000002500003155', { authentication: 'unless_set_up', country: 'FR' }),
  visa('4000002760003184', { authentication: 'always', country: 'DE' }),
  visa('4000003800000446', { authentication: 'on_session', country: 'IT' }),
  visa('4000008260003178', {
    authentication: 'always',
    country: 'GB',
    declineAfterAuthentication: DECLINES.insufficientFunds,
  }),
  visa('4000000000003220', { authentication: 'required' }),
  visa('4000008400001629', { authentication: 'required', declineAfterAuthentication: DECLINES.generic }),
  visa('4000008400001280', { authentication: 'broken' }),
  visa('4000000000003055', { authentication: 'optional' }),
]

const TROUBLESOME_CARDS: readonly TestCard[] = [
  visa('4000000000000259', { dispute: { reason: 'fraudulent', caseType: 'chargeback', count: 1 } }),
  visa('4000000000002685', { dispute: { reason: 'product_not_received', caseType: 'chargeback', count: 1 } }),
  visa('4000000000001976', { dispute: { reason: 'fraudulent', caseType: 'inquiry', count: 1 } }),
  visa('4000000404000079', {
    country: 'AT',
    dispute: { reason: 'fraudulent', caseType: 'chargeback', count: 2 },
  }),
  visa('4000000000005423', { fraudWarning: true }),
  visa('4000000000007726', { refund: 'pending_first' }),
  visa('4000000000005126', { refund: 'fails_later' }),
]

const countryCards = Object.entries(COUNTRY_CARDS).map(([country, number]) => visa(number, { country }))

/** Every card number that may be used anywhere in the simulator. */
export const TEST_CARDS: ReadonlyMap<CardNumber, TestCard> = new Map(
  [
    ...GOOD_CARDS,
    ...countryCards,
    ...DECLINED_CARDS,
    ...WATCHED_CARDS,
    ...AUTHENTICATED_CARDS,
    ...TROUBLESOME_CARDS,
  ].map((card) => [card.number, card]),
)

export function getTestCard(number: CardNumber): TestCard {
  const card = TEST_CARDS.get(number)
  if (!card) throw new Error('A card is in use that is not a test card.')
  return card
}
