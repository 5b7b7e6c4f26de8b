import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { Secret } from '#lib/secret.ts'
import { isFresh, isSignedWith, parseEvent, parseSignatureHeader } from '#lib/stripe/verify-event.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const TIMESTAMP = NOW.getTime() / 1000
const secret = new Secret('whsec_test')
const body = Buffer.from('{"id":"evt_1"}')
const signature = (of = body, timestamp = TIMESTAMP) =>
  createHmac('sha256', 'whsec_test').update(`${timestamp}.`).update(of).digest('hex')
const headerOf = (text: string) => {
  const header = parseSignatureHeader(text)
  if (!header) throw new Error(`${text} was not read`)
  return header
}

test('a header is read in any order, with several signatures and unknown schemes', () => {
  const text = `v0=abc,v1=${signature()},t=${TIMESTAMP}, v1=${'0'.repeat(64)}`
  expect(headerOf(text)).toMatchObject({ timestamp: TIMESTAMP, signatures: { length: 2 } })
})

test.each([
  '',
  't=1',
  `v1=${signature()}`,
  `t=x,v1=${signature()}`,
  `t=-1,v1=${signature()}`,
  `t=1,t=2,v1=${signature()}`,
  't=1,v1=abc',
  `t=1,v1=${signature().toUpperCase()}`,
  `t=1;v1=${signature()}`,
  `t=1,,v1=${signature()}`,
  `t=1,${Array.from({ length: 11 }, () => `v1=${signature()}`).join(',')}`,
])('%# a header that is none is not read', (text) => {
  expect(parseSignatureHeader(text)).toBeNull()
})

test.each([
  [0, true],
  [300, true],
  [-300, true],
  [301, false],
  [-301, false],
])('a signature %i seconds off is fresh: %s', (offset, isGood) => {
  expect(isFresh(headerOf(`t=${TIMESTAMP + offset},v1=${signature()}`), NOW)).toBe(isGood)
})

test('any of the signatures may be the right one', () => {
  expect(isSignedWith(secret, headerOf(`t=${TIMESTAMP},v1=${'0'.repeat(64)},v1=${signature()}`), body)).toBe(true)
})

test('another secret, another body and another time do not fit', () => {
  const header = headerOf(`t=${TIMESTAMP},v1=${signature()}`)
  expect(isSignedWith(new Secret('whsec_other'), header, body)).toBe(false)
  expect(isSignedWith(secret, header, Buffer.from('{"id":"evt_2"}'))).toBe(false)
  expect(isSignedWith(secret, { ...header, timestamp: TIMESTAMP + 1 }, body)).toBe(false)
})

const event = (object: Record<string, unknown>, changes: Record<string, unknown> = {}) =>
  Buffer.from(
    JSON.stringify({
      ...{ id: 'evt_1', object: 'event', type: 'charge.succeeded', created: 1_763_899_200, livemode: false },
      ...changes,
      data: { object },
    }),
  )

test('an event says what to ask about', () => {
  const charge = { id: 'ch_1', object: 'charge', payment_intent: 'pi_1', amount: 5000 }
  expect(parseEvent(event(charge))).toEqual({
    eventId: 'evt_1',
    type: 'charge.succeeded',
    livemode: false,
    connectedAccount: null,
    objectId: 'ch_1',
    paymentIntentId: 'pi_1',
    occurredAt: new Date('2025-11-23T12:00:00Z'),
  })
})

test('an event about a PaymentIntent names itself', () => {
  expect(parseEvent(event({ id: 'pi_1', object: 'payment_intent' }))?.paymentIntentId).toBe('pi_1')
})

test('a charge without a PaymentIntent is about none of ours', () => {
  expect(parseEvent(event({ id: 'ch_1', object: 'charge', payment_intent: null }))?.paymentIntentId).toBeNull()
})

test.each([
  Buffer.from('{'),
  Buffer.from('null'),
  Buffer.from('[]'),
  Buffer.from([0xff, 0xfe]),
  event({ object: 'charge' }),
  event({ id: 'ch_1', object: 'charge', payment_intent: { id: 'pi_1' } }),
  event({ id: 'ch_1', object: 'charge' }, { object: 'v2.core.event' }),
  event({ id: 'ch_1', object: 'charge' }, { created: 'now' }),
  event({ id: 'x'.repeat(256), object: 'charge' }),
])('%# what is no event is not read', (bytes) => {
  expect(parseEvent(bytes)).toBeNull()
})
