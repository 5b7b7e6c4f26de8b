import { noSuch, refused } from '#sandbox/stripe/api/faults.ts'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'

/** The payment method that a confirmation token was made of; the token is used up by the intent. */
export function methodFromToken(books: Books, tokenId: string, intentId: string): PaymentMethod {
  const token = books.confirmationTokens.find(tokenId)
  if (!token) throw noSuch('confirmation_token', tokenId, 'confirmation_token')
  if (token.payment_intent !== null || token.setup_intent !== null) {
    throw refused(`The confirmation token ${tokenId} has already been used.`, { param: 'confirmation_token' })
  }
  if (token.expires_at !== null && token.expires_at < books.world.clock.now()) {
    throw refused(`The confirmation token ${tokenId} has expired.`, { param: 'confirmation_token' })
  }
  const use = intentId.startsWith('seti_') ? { setup_intent: intentId } : { payment_intent: intentId }
  books.confirmationTokens.save({ ...token, ...use })
  return books.paymentMethods.get(books.tokenMethods.get(tokenId).method)
}
