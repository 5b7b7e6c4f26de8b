import Stripe from 'stripe'

export type TestStripe = {
  readonly id: string
  readonly publishableKey: string
  readonly secretKey: string
  /** The real SDK with this account's key, to do what a client or the salon does at Stripe. */
  readonly sdk: Stripe
}

/** Where the simulator of this run is: the services' own, or one that the test has started itself. */
const simulatorOrigin = () => process.env.STRIPE_API_ORIGIN ?? ''

/** Asks the simulator for what one would otherwise have to wait for. */
export async function control(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${simulatorOrigin()}/_sim${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`/_sim${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

/** The troubles that no call of an account has met yet. */
export async function troublesOf({ id }: Pick<TestStripe, 'id'>): Promise<readonly unknown[]> {
  const answer = await fetch(`${simulatorOrigin()}/_sim/troubles`)
  const { troubles } = (await answer.json()) as { readonly troubles: readonly { readonly account: string | null }[] }
  return troubles.filter(({ account }) => account === id)
}

type Keys = Omit<TestStripe, 'sdk'>

type AccountWishes = { readonly country: string; readonly currency: string; readonly livemode?: boolean }

/** A Stripe account of its own for one test. */
export async function addSimulatedAccount({ livemode = false, ...wishes }: AccountWishes): Promise<TestStripe> {
  const { live, ...test } = (await control('/accounts', wishes)) as Keys & { readonly live: Omit<Keys, 'id'> }
  const account = livemode ? { ...test, ...live } : test
  const { hostname: host, port } = new URL(simulatorOrigin())
  const sdk = new Stripe(account.secretKey, { host, port, protocol: 'http', telemetry: false })
  return { ...account, sdk }
}

/** Stripe settles a payment that it has charged: its fee becomes known. */
export async function settle(account: TestStripe, paymentIntentId: string): Promise<void> {
  const { latest_charge: charge } = await account.sdk.paymentIntents.retrieve(paymentIntentId)
  await control('/settle', { charge })
}

/** The charge of a payment that Stripe has taken. */
export async function chargeOf(account: Pick<TestStripe, 'sdk'>, paymentIntentId: string): Promise<string> {
  const { latest_charge: charge } = await account.sdk.paymentIntents.retrieve(paymentIntentId)
  if (typeof charge !== 'string') throw new Error(`${paymentIntentId} has no charge`)
  return charge
}

/** The cardholder contests a payment. */
export async function openDispute(
  account: Pick<TestStripe, 'sdk'>,
  paymentIntentId: string,
  wishes: { readonly amount?: number; readonly caseType?: 'chargeback' | 'inquiry' } = {},
): Promise<void> {
  await control(`/charges/${await chargeOf(account, paymentIntentId)}/dispute`, wishes)
}

/** The card's bank sends a refund back. */
export async function failRefund(stripeRefundId: string): Promise<void> {
  await control(`/refunds/${stripeRefundId}/fail`, {})
}
