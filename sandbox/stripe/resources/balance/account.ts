import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import { termsOf } from '#sandbox/stripe/business/money/country-terms.ts'
import { statementDescriptor } from '#sandbox/stripe/business/payments/statement-descriptor.ts'
import { expand } from '#sandbox/stripe/params/shared-tables.ts'
import { accountOf, type Books } from '#sandbox/stripe/state/books.ts'

/** The account that the key belongs to. */
export const retrieveOwnAccount = endpoint<Stripe.AccountRetrieveParams>({
  method: 'GET',
  path: '/v1/account',
  resource: 'account',
  params: { expand },
  run: ({ books }) => accountObject(books),
})

export const retrieveAccount = endpoint<Stripe.AccountRetrieveParams>({
  method: 'GET',
  path: '/v1/accounts/:id',
  resource: 'account',
  params: { expand },
  run: ({ books, id }: Call<unknown>) => {
    if (id === books.accountId) return accountObject(books)
    const message = `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`
    throw new StripeFault(403, { type: 'invalid_request_error', code: 'account_invalid', message })
  },
})

function accountObject(books: Books): Stripe.Account {
  const account = accountOf(books)
  const { country, currency, name, chargesEnabled, payoutsEnabled } = account
  return {
    id: account.id,
    object: 'account',
    business_profile: {
      mcc: '7230',
      minority_owned_business_designation: null,
      name,
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: 'company',
    capabilities: {
      card_payments: chargesEnabled ? 'active' : 'inactive',
      transfers: payoutsEnabled ? 'active' : 'inactive',
    },
    charges_enabled: chargesEnabled,
    controller: { type: 'account' },
    country,
    created: account.created,
    default_currency: currency,
    details_submitted: true,
    email: 'owner@example.com',
    metadata: {},
    payouts_enabled: payoutsEnabled,
    settings: settingsOf(country, name),
    type: 'standard',
  }
}

function settingsOf(country: string, name: string | null): Stripe.Account.Settings {
  return {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: statementDescriptor(name, null).slice(0, 10),
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: name, timezone: 'Etc/UTC' },
    payments: {
      statement_descriptor: statementDescriptor(name, null),
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: termsOf(country).delayDays, interval: 'daily' },
      statement_descriptor: null,
    },
  }
}
