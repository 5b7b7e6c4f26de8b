import { accountOf, type Books } from '#sandbox/stripe/state/books.ts'

export type Balances = {
  readonly available: Readonly<Record<string, number>>
  readonly pending: Readonly<Record<string, number>>
}

/** What an account has, by currency: what it could be paid today, and what is on its way. */
export function balanceOf(books: Books): Balances {
  const now = books.world.clock.now()
  const { currency } = accountOf(books)
  const available: Record<string, number> = { [currency]: 0 }
  const pending: Record<string, number> = { [currency]: 0 }
  for (const transaction of books.balanceTransactions.oldestFirst()) {
    const side = transaction.available_on <= now ? available : pending
    side[transaction.currency] = (side[transaction.currency] ?? 0) + transaction.net
  }
  return { available, pending }
}
