import type { Decline } from './declines.ts'

export type Brand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay'
export type Funding = 'credit' | 'debit' | 'prepaid'

/**
 * When the bank wants to see the cardholder: `always`; `unless_set_up`, and then never again off session;
 * `on_session` only; `required` and `optional` as 3-D Secure means them; `broken` where the lookup itself fails.
 */
export type Authentication = 'always' | 'unless_set_up' | 'on_session' | 'required' | 'optional' | 'broken'

export type DisputeHabit = {
  readonly reason: string
  readonly caseType: 'chargeback' | 'inquiry'
  readonly count: number
}

/** A published test card and what it does when it is charged, and after. */
export type TestCard = {
  readonly number: string
  readonly brand: Brand
  readonly funding: Funding
  readonly country: string
  readonly decline?: Decline
  /** Declined only when it is charged: saving it to a customer works. */
  readonly declineOnCharge?: Decline
  readonly authentication?: Authentication
  readonly declineAfterAuthentication?: Decline
  readonly dispute?: DisputeHabit
  readonly fraudWarning?: true
  readonly refund?: 'pending_first' | 'fails_later'
  /** Its money is available at once. */
  readonly bypassPending?: true
  readonly risk?: 'elevated' | 'highest'
  readonly cvcCheckFails?: true
}
