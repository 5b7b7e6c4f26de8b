import type { TestCard } from '#sandbox/stripe/business/cards/card-behaviour.ts'
import { DECLINES, type Decline } from '#sandbox/stripe/business/cards/declines.ts'
import { randomText } from '#sandbox/stripe/state/new-id.ts'
import type { ThreeDSecure } from './charge-card.ts'

export type AuthenticationOutcome = 'succeeded' | 'failed' | 'canceled'

export type Occasion = {
  readonly isOffSession: boolean
  readonly isSetUp: boolean
  /** `any` and `challenge` ask for 3-D Secure also where the bank would not. */
  readonly requested: string
}

export type BankWish =
  | { readonly wish: 'nothing' }
  | { readonly wish: 'challenge' }
  | { readonly wish: 'refuse'; readonly decline: Decline }

/** What the cardholder's bank wants before it lets a payment through. */
export function bankWish(card: TestCard, occasion: Occasion): BankWish {
  const wanted = wantsCardholder(card, occasion)
  if (card.authentication === 'broken') return { wish: 'refuse', decline: DECLINES.generic }
  if (!wanted) return { wish: 'nothing' }
  if (occasion.isOffSession) return { wish: 'refuse', decline: DECLINES.authenticationRequired }
  return { wish: 'challenge' }
}

function wantsCardholder({ authentication }: TestCard, { isOffSession, isSetUp, requested }: Occasion): boolean {
  switch (authentication) {
    case 'always':
    case 'required':
      return true
    case 'unless_set_up':
      return !(isOffSession && isSetUp)
    case 'on_session':
      return !isOffSession
    case 'optional':
      return !isOffSession && requested !== 'automatic'
    default:
      return false
  }
}

/** What a charge tells of the 3-D Secure that went before it. */
export function threeDSecureDone(): ThreeDSecure {
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: randomText(32).toLowerCase(),
    version: '2.2.0',
  }
}
