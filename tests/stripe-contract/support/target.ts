import Stripe from 'stripe'
import { afterAll, beforeAll, test, vi } from 'vitest'
import { type RunningSimulator, startSimulator } from '#sandbox/stripe/start-simulator.ts'
import { Control, type NewAccount } from './control.ts'

/** With a secret key of a real Stripe sandbox the suite asks Stripe itself; otherwise the simulator. */
const REAL_KEY = process.env.STRIPE_CONTRACT_KEY
/** Another address than Stripe's own, to try this very way of running on a machine that cannot reach Stripe. */
const REAL_ORIGIN = process.env.STRIPE_CONTRACT_ORIGIN
export const isReal = REAL_KEY !== undefined && REAL_KEY !== ''
if (isReal && !/^sk_test_/.test(REAL_KEY ?? ''))
  throw new Error('STRIPE_CONTRACT_KEY must be a secret key of test mode.')
if (isReal) vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

/**
 * What only a simulator can be asked: to move its clock, to break a call, to decide a dispute, to have several accounts.
 * Such a test is left out where Stripe itself is asked, and never where the simulator is.
 */
export const simulatorTest = test.skipIf(isReal)

export type Target = {
  readonly stripe: Stripe
  readonly currency: string
  readonly country: string
  /** A client for another key of the same target, and how it behaves. */
  readonly withKey: (key: string, options?: { maxNetworkRetries?: number; timeout?: number }) => Stripe
}

let simulator: RunningSimulator | undefined

/** Starts a simulator for a test file, with everything that happens by itself put off until a test asks for it. */
export function withSimulator(settings = {}): void {
  beforeAll(async () => {
    if (isReal) return
    const never = 1_000_000_000
    simulator = await startSimulator({
      port: 0,
      settings: { settleMs: never, refundMs: never, disputeMs: never, payoutMs: never, ...settings },
    })
  })
  afterAll(() => simulator?.stop())
}

export function simulatorOrigin(): string {
  if (!simulator) throw new Error('There is no simulator in this run.')
  return simulator.origin
}

/** The control API of this file's simulator. */
export function control(): Control {
  return new Control(simulatorOrigin())
}

/** An account of its own for a test; against real Stripe, the one that there is. */
export async function freshAccount(wishes: NewAccount = {}): Promise<Target & { keys: NewAccountKeys }> {
  if (isReal) return realAccount(String(REAL_KEY))
  const account = await control().post('/_sim/accounts', { country: 'PL', ...wishes })
  const withKey = clientsFor(simulatorOrigin())
  const { currency, country, secretKey, publishableKey, restrictedKey, live, id } = account
  const keys = { id, secretKey, publishableKey, restrictedKey, live }
  return { stripe: withKey(secretKey), currency, country, withKey, keys }
}

export type NewAccountKeys = {
  readonly id: string
  readonly secretKey: string
  readonly publishableKey: string
  readonly restrictedKey: string
  readonly live: { readonly secretKey: string; readonly publishableKey: string; readonly restrictedKey: string }
}

export function clientsFor(origin: string): Target['withKey'] {
  const { hostname, port } = new URL(origin)
  return (key, options = {}) =>
    new Stripe(key, { host: hostname, port: Number(port), protocol: 'http', maxNetworkRetries: 0, ...options })
}

async function realAccount(key: string): Promise<Target & { keys: NewAccountKeys }> {
  const withKey: Target['withKey'] = REAL_ORIGIN
    ? clientsFor(REAL_ORIGIN)
    : (other, options = {}) => new Stripe(other, { maxNetworkRetries: 2, ...options })
  const stripe = withKey(key)
  const { id, country = 'US', default_currency: currency = 'usd' } = await stripe.accounts.retrieveCurrent()
  const none = { secretKey: '', publishableKey: '', restrictedKey: '' }
  return { stripe, country, currency, withKey, keys: { ...none, id, secretKey: key, live: none } }
}
