import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { EVENT_TYPES } from '#sandbox/stripe/resources/webhooks/event-types.ts'
import { type RunningSimulator, startSimulator } from '#sandbox/stripe/start-simulator.ts'
import { isReal, simulatorTest } from '../support/target.ts'
import { doEverything } from './everything.ts'
import { type Json, type Recorded, Recorder } from './recorder.ts'
import { typedModule } from './typed-module.ts'

const ROOT = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(ROOT, 'node_modules/.shapes-'))
const NEVER_MS = 1_000_000_000_000

let simulator: RunningSimulator | undefined
let recorded: readonly Recorded[]

beforeAll(async () => {
  if (isReal) return
  const settings = { settleMs: NEVER_MS, refundMs: NEVER_MS, payoutMs: NEVER_MS, disputeMs: 1000, holdDeliveries: true }
  simulator = await startSimulator({ port: 0, settings })
  const recorder = new Recorder()
  const { id, currency, secretKey } = simulator.control.accounts.add({ country: 'PL' })
  const stripe = recorder.client(simulator, secretKey)
  await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9', enabled_events: ['*'] })
  await doEverything({ simulator, stripe, account: id, currency })
  const payloads = simulator.control.deliveries.pending(id).map(({ type, body }): Recorded => {
    const value: Json = JSON.parse(body)
    return { what: type, value }
  })
  recorded = [...recorder.answers, ...payloads]
}, 60_000)

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await simulator?.stop()
})

/** What the type checker has to say about values that stand as the SDK's own types. */
function complaints(values: readonly Recorded[]): string {
  const file = join(folder, 'values.ts')
  writeFileSync(file, typedModule(values))
  const project = join(folder, 'tsconfig.json')
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    types: [],
  }
  const how = { module: 'esnext', target: 'es2024', moduleResolution: 'bundler' }
  writeFileSync(project, JSON.stringify({ compilerOptions: { ...compilerOptions, ...how }, files: [file] }))
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project], {
    encoding: 'utf8',
  })
  return stdout
}

describe('what the simulator says', () => {
  simulatorTest('is of the SDK’s own types, every field and every word of it', () => {
    expect(complaints(recorded)).toBe('')
  })

  simulatorTest('would be found out with a field too many, one too few, or a word that Stripe does not have', () => {
    const intent = recorded.find(({ what }) => what === 'POST /v1/payment_intents')?.value
    if (typeof intent !== 'object' || intent === null || Array.isArray(intent)) throw new Error('There is no intent.')
    const fields = Object.fromEntries(Object.entries(intent))
    const { currency: _, ...tooFew } = fields
    const said = complaints([
      { what: 'too many', value: { ...fields, surplus: 1 } },
      { what: 'too few', value: tooFew },
      { what: 'no such word', value: { ...fields, status: 'nearly' } },
    ])
    expect(said).toMatch(/'"surplus"' does not exist/)
    expect(said).toMatch(/Property 'currency' is missing/)
    expect(said).toMatch(/"nearly"' is not assignable/)
  })

  simulatorTest('was all there to be looked at: every kind of event that it can send', () => {
    const seen = new Set(recorded.map(({ what }) => what).filter((what) => EVENT_TYPES.has(what)))
    expect([...seen].sort()).toEqual(SENT_EVENTS)
  })
})

const SENT_EVENTS = [
  ...['charge.captured', 'charge.dispute.closed', 'charge.dispute.created', 'charge.dispute.funds_reinstated'],
  ...['charge.dispute.funds_withdrawn', 'charge.dispute.updated', 'charge.expired', 'charge.failed'],
  ...['charge.refund.updated', 'charge.refunded', 'charge.succeeded', 'charge.updated', 'customer.created'],
  ...['customer.deleted', 'customer.updated', 'file.created', 'payment_intent.amount_capturable_updated'],
  ...['payment_intent.canceled', 'payment_intent.created', 'payment_intent.payment_failed'],
  ...['payment_intent.requires_action', 'payment_intent.succeeded', 'payment_method.attached'],
  ...['payment_method.detached', 'payment_method.updated', 'payout.canceled', 'payout.created', 'payout.failed'],
  ...['payout.paid', 'payout.reconciliation_completed', 'payout.updated', 'radar.early_fraud_warning.created'],
  ...['refund.created', 'refund.failed', 'refund.updated', 'setup_intent.canceled', 'setup_intent.created'],
  ...['setup_intent.requires_action', 'setup_intent.setup_failed', 'setup_intent.succeeded'],
]
