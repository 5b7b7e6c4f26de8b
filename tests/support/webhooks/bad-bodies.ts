import { gzipSync } from 'node:zlib'
import type { BadEvent } from './bad-event.ts'
import { anEvent, eventText, without } from './event-body.ts'
import { doorRequest, headerOf } from './signed-request.ts'

/** A row about bytes that are signed as they should be, and are no event all the same. */
const malformed = (what: string, body: () => string | Buffer): BadEvent => ({
  what,
  status: 400,
  code: 'event_malformed',
  request: ({ secret }) => {
    const bytes = body()
    return doorRequest(bytes, { 'stripe-signature': headerOf(bytes, secret) })
  },
})

const has = (what: string, changes: Record<string, unknown>) => malformed(what, () => eventText(changes))
const about = (what: string, object: unknown) => malformed(what, () => eventText({}, object))
const lacks = (name: string) => malformed(`no ${name}`, () => without(anEvent(), name))

/** A good event in which a word stands that no encoding allows. */
function broken(word: string, bytes: readonly number[]): Buffer {
  const [before, after] = eventText({ id: `evt_${word}` }).split(word)
  return Buffer.concat([Buffer.from(before ?? ''), Buffer.from(bytes), Buffer.from(after ?? '')])
}

const CHARGE = { id: 'ch_1', object: 'charge', payment_intent: 'pi_1' }

export const BAD_BODIES: readonly BadEvent[] = [
  malformed('an empty body', () => ''),
  malformed('only spaces', () => '   \n'),
  malformed('truncated in the middle', () => eventText().slice(0, 120)),
  malformed('truncated by one character', () => eventText().slice(0, -1)),
  malformed('two events in one', () => `${eventText()}${eventText()}`),
  malformed('a list of events', () => `[${eventText()}]`),
  malformed('plain text', () => 'charge.succeeded'),
  malformed('XML', () => '<event><id>evt_1</id></event>'),
  malformed('a form', () => new URLSearchParams({ id: 'evt_1', object: 'event', type: 'charge.succeeded' }).toString()),
  malformed('null', () => 'null'),
  malformed('a number', () => '42'),
  malformed('a text', () => '"evt_1"'),
  malformed('NaN', () => 'NaN'),
  malformed('a comment before it', () => `// an event\n${eventText()}`),
  malformed('a comma too many', () => eventText().replace(/\}$/, ',}')),
  malformed('quotes of the wrong kind', () => eventText().replaceAll('"', "'")),
  malformed('a byte order mark', () => `\u{feff}${eventText()}`),
  malformed('UTF-16', () => Buffer.from(eventText(), 'utf16le')),
  malformed('gzip', () => gzipSync(eventText())),
  malformed('a NUL at its end', () => `${eventText()}\0`),
  malformed('invalid UTF-8 in its id', () => broken('WORD', [0xc3, 0x28])),
  malformed('half a character in its id', () => broken('WORD', [0xe2, 0x82])),
  malformed('an overlong character in its id', () => broken('WORD', [0xc0, 0xaf])),

  lacks('id'),
  lacks('object'),
  lacks('type'),
  lacks('created'),
  lacks('livemode'),
  lacks('data'),
  malformed('everything one level too deep', () => JSON.stringify({ event: anEvent() })),
  malformed('everything behind __proto__', () => `{"__proto__":${eventText()}}`),
  has('an id that is a number', { id: 1 }),
  has('an id that is a list', { id: ['evt_1'] }),
  has('an empty id', { id: '' }),
  has('an id of 256 characters', { id: 'e'.repeat(256) }),
  has('an id with a NUL', { id: 'evt_\0' }),
  has('an id with half a surrogate pair', { id: 'evt_\u{d800}' }),
  has('an id with a space', { id: 'evt_1 ' }),
  has('an object that is no event', { object: 'charge' }),
  has('a thin event of API v2', { object: 'v2.core.event' }),
  has('a type that is a number', { type: 7 }),
  has('an empty type', { type: '' }),
  has('a type of 101 characters', { type: 'c'.repeat(101) }),
  has('a type with a NUL', { type: 'charge.\0' }),
  has('a type with markup', { type: '<script>' }),
  has('created as a text', { created: '1763899200' }),
  has('created before 1970', { created: -1 }),
  has('created with decimals', { created: 1.5 }),
  has('created in the year 10000', { created: 253_402_300_800 }),
  has('created as the greatest whole number', { created: Number.MAX_SAFE_INTEGER }),
  malformed('created as a number beyond all numbers', () => eventText().replace('1763899200', '1e999')),
  malformed('created as a thousand digits', () => eventText().replace('1763899200', '9'.repeat(1000))),
  has('livemode as a text', { livemode: 'false' }),
  has('livemode as a number', { livemode: 0 }),
  has('livemode null', { livemode: null }),
  has('an account that is a number', { account: 1 }),
  has('data null', { data: null }),
  has('data as a list', { data: [] }),
  has('data without an object', { data: {} }),
  malformed('the last of two ids is none', () => eventText().replace(/\}$/, ',"id":null}')),
  malformed('the last of two data is none', () => eventText().replace(/\}$/, ',"data":{}}')),

  about('an object that is null', null),
  about('an object that is a text', 'ch_1'),
  about('an object that is a list', [CHARGE]),
  about('an object without an id', { object: 'charge' }),
  about('an object whose id is a number', { ...CHARGE, id: 1 }),
  about('an object whose id has a NUL', { ...CHARGE, id: 'ch_\0' }),
  about('an object without a kind', { id: 'ch_1' }),
  about('a PaymentIntent in whole', { ...CHARGE, payment_intent: { id: 'pi_1' } }),
  about('a PaymentIntent that is a number', { ...CHARGE, payment_intent: 1 }),
  about('a PaymentIntent with an empty id', { ...CHARGE, payment_intent: '' }),
  about('a PaymentIntent with a NUL', { ...CHARGE, payment_intent: 'pi_\0' }),
  about('a PaymentIntent of 256 characters', { ...CHARGE, payment_intent: 'p'.repeat(256) }),

  malformed('120,000 lists in each other', () => '['.repeat(120_000) + ']'.repeat(120_000)),
  malformed('40,000 objects in each other', () => '{"a":'.repeat(40_000)),
  malformed('an object as deep as the sea', () =>
    eventText().replace('"pi_of_nobody"', `${'['.repeat(60_000)}${']'.repeat(60_000)}`),
  ),
]
