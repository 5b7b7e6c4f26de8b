import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterAll, describe, expect } from 'vitest'
import { Control } from '../support/control.ts'
import { eventually } from '../support/happened.ts'
import { pay } from '../support/paying.ts'
import { listening } from '../support/receiver.ts'
import { type SimulatorProcess, startProcess } from '../support/simulator-process.ts'
import { clientsFor, simulatorTest } from '../support/target.ts'

const folder = mkdtempSync(join(tmpdir(), 'stripe-state-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function clientOf(simulator: SimulatorProcess): Stripe {
  return clientsFor(simulator.origin)(simulator.accounts[0]?.secretKey ?? '')
}

describe('the simulator as a program', () => {
  simulatorTest('says on one line that it is ready, with the same keys each time', async () => {
    const one = await startProcess()
    const other = await startProcess()
    expect(one.lines).toHaveLength(1)
    expect(one.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(one.accounts.map(({ secretKey }) => secretKey)).toEqual(other.accounts.map(({ secretKey }) => secretKey))
    expect(one.accounts[0]?.publishableKey).toMatch(/^pk_test_[A-Za-z0-9_]{10,}$/)
    expect(await one.end('SIGTERM')).toBe(0)
    expect(await other.end('SIGINT')).toBe(0)
  })

  simulatorTest('refuses a port that is taken, in plain words', async () => {
    const simulator = await startProcess()
    const { port } = new URL(simulator.origin)
    await expect(startProcess('--port', port)).rejects.toThrow(/The port is taken/)
    await simulator.end('SIGTERM')
  })

  simulatorTest('keeps everything over a restart', async () => {
    const file = join(folder, 'restart')
    const first = await startProcess('--state', file)
    const intent = await pay({ stripe: clientOf(first), currency: 'pln' }, { metadata: { visit: 'v1' } })
    await new Control(first.origin).post('/_sim/clock', { advanceMs: 86_400_000 })
    expect(await first.end('SIGTERM')).toBe(0)

    const second = await startProcess('--state', file)
    const stripe = clientOf(second)
    const kept = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge.balance_transaction'] })
    expect(kept).toMatchObject({
      status: 'succeeded',
      metadata: { visit: 'v1' },
      latest_charge: { balance_transaction: { type: 'charge' } },
    })
    expect((await stripe.events.list()).data.map(({ type }) => type)).toContain('charge.updated')
    const { aheadMs } = await new Control(second.origin).get('/_sim/clock')
    expect(aheadMs).toBe(86_400_000)
    await second.end('SIGTERM')
  })

  simulatorTest('loses at most a moment when it is killed, and its file is never torn', async () => {
    const file = join(folder, 'killed')
    const first = await startProcess('--state', file)
    const intent = await pay({ stripe: clientOf(first), currency: 'pln' })
    const isWritten = (text: string) => text.includes(intent.id) && text.endsWith('\n')
    await eventually(async () => isWritten(readFileSync(file, 'utf8')), 'the line to be whole')
    await first.end('SIGKILL')
    appendFileSync(file, '{"saved":[["acct_1SimWarsaw000001/test/payment_intents",[{"id":"pi_torn","am')

    const second = await startProcess('--state', file)
    const stripe = clientOf(second)
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1)
    await second.end('SIGTERM')
  })

  simulatorTest('goes on with deliveries that were not taken before', async () => {
    const file = join(folder, 'deliveries')
    const first = await startProcess('--state', file, '--settle-ms', '1000000')
    const receiver = await listening(clientOf(first), ['charge.succeeded'])
    receiver.script = [500]
    await pay({ stripe: clientOf(first), currency: 'pln' })
    await new Control(first.origin).idle()
    expect(receiver.received).toHaveLength(1)
    await first.end('SIGTERM')

    const second = await startProcess('--state', file)
    await new Control(second.origin).advance({ minutes: 10 })
    await eventually(async () => receiver.received.length === 2, 'the second attempt')
    expect(receiver.received[1]?.event.id).toBe(receiver.received[0]?.event.id)
    await second.end('SIGTERM')
  })
})
