import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { noSuch, refused } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'

export const retrieveBalanceTransaction = endpoint<Stripe.BalanceTransactionRetrieveParams>({
  method: 'GET',
  path: '/v1/balance_transactions/:id',
  resource: 'balance_transaction_source',
  params: { expand },
  run: ({ books, id }) => {
    const transaction = books.balanceTransactions.find(id)
    if (!transaction) throw noSuch('balance transaction', id)
    return transaction
  },
})

export const listBalanceTransactions = endpoint<Stripe.BalanceTransactionListParams>({
  method: 'GET',
  path: '/v1/balance_transactions',
  resource: 'balance_transaction_source',
  params: { ...paging, created: range, currency: text, payout: text, source: text, type: text },
  run: ({ books, params }) => {
    const [created, currency, type] = [params.range('created'), params.text('currency'), params.text('type')]
    const [source, payout] = [params.text('source'), params.text('payout')]
    if (payout !== undefined) demandAutomatic(books, payout)
    return listPage(books.balanceTransactions, params, {
      url: '/v1/balance_transactions',
      kind: 'balance transaction',
      keep: (transaction) =>
        isWithin(transaction.created, created) &&
        isAsked(transaction.currency, currency) &&
        isAsked(transaction.type, type) &&
        isAsked(transaction.source, source) &&
        (payout === undefined || books.paidOut.find(transaction.id)?.payout === payout),
    })
  },
})

/** Only an automatic payout is made of certain transactions; a manual one takes any money. */
function demandAutomatic(books: Books, payoutId: string): void {
  const payout = books.payouts.find(payoutId)
  if (!payout) throw noSuch('payout', payoutId, 'payout')
  if (payout.automatic) return
  throw refused('Balance transaction history can only be filtered on automatic transfers, not manual.', {
    param: 'payout',
  })
}
