import { createHmac } from 'node:crypto'
import type { BadEvent, Door } from './bad-event.ts'
import { eventText } from './event-body.ts'
import { doorRequest, headerOf, nowSeconds, signatureOf } from './signed-request.ts'

type Signed = { readonly body: string; readonly at: number; readonly good: string; readonly door: Door }

/** A row about a good event whose signature header is another one. */
function row(what: string, code: string, header: (signed: Signed) => string | null): BadEvent {
  const request = (door: Door) => {
    const body = eventText()
    const at = nowSeconds()
    const value = header({ body, at, good: signatureOf(body, door.secret, at), door })
    return doorRequest(body, value === null ? {} : { 'stripe-signature': value })
  }
  return { what, status: 400, code, request }
}

const malformed = (what: string, header: Parameters<typeof row>[2]) => row(what, 'signature_malformed', header)
const stale = (what: string, seconds: (now: number) => number) =>
  row(what, 'signature_stale', ({ body, at, door }) => headerOf(body, door.secret, seconds(at)))
const mismatch = (what: string, header: Parameters<typeof row>[2]) => row(what, 'signature_mismatch', header)

const ZEROS = '0'.repeat(64)
const times = (count: number, part: string) => Array.from({ length: count }, () => part).join(',')

export const BAD_SIGNATURES: readonly BadEvent[] = [
  malformed('unsigned', () => null),
  malformed('an empty header', () => ''),
  malformed('only a time', ({ at }) => `t=${at}`),
  malformed('only a signature', ({ good }) => `v1=${good}`),
  malformed('v0 only', ({ at, good }) => `t=${at},v0=${good}`),
  malformed('a scheme that is not known', ({ at, good }) => `t=${at},v2=${good}`),
  malformed('V1 in capitals', ({ at, good }) => `t=${at},V1=${good}`),
  malformed('T in capitals', ({ at, good }) => `T=${at},v1=${good}`),
  malformed('a duplicate t', ({ at, good }) => `t=${at},t=${at},v1=${good}`),
  malformed('two different t', ({ at, good }) => `t=1,v1=${good},t=${at}`),
  malformed('two headers, one after the other', ({ body, door }) => times(2, headerOf(body, door.secret))),
  malformed('a negative t', ({ at, good }) => `t=-${at},v1=${good}`),
  malformed('t with a plus', ({ at, good }) => `t=+${at},v1=${good}`),
  malformed('t with decimals', ({ at, good }) => `t=${at}.0,v1=${good}`),
  malformed('t as a power', ({ good }) => `t=1e9,v1=${good}`),
  malformed('t in hex', ({ at, good }) => `t=0x${at.toString(16)},v1=${good}`),
  malformed('t in milliseconds', ({ at, good }) => `t=${at * 1000},v1=${good}`),
  malformed('an empty t', ({ good }) => `t=,v1=${good}`),
  malformed('t in words', ({ good }) => `t=now,v1=${good}`),
  malformed('an empty v1', ({ at }) => `t=${at},v1=`),
  malformed('hex in capitals', ({ at, good }) => `t=${at},v1=${good.toUpperCase()}`),
  malformed('a digit too few', ({ at, good }) => `t=${at},v1=${good.slice(1)}`),
  malformed('a digit too many', ({ at, good }) => `t=${at},v1=${good}0`),
  malformed('a letter that is no digit', ({ at, good }) => `t=${at},v1=${good.slice(1)}g`),
  malformed('base64 in place of hex', ({ at, good }) => `t=${at},v1=${Buffer.from(good, 'hex').toString('base64')}`),
  malformed('SHA-512', ({ at, body, door }) => {
    const longer = createHmac('sha512', door.secret).update(`${at}.${body}`).digest('hex')
    return `t=${at},v1=${longer}`
  }),
  malformed('semicolons between the parts', ({ at, good }) => `t=${at};v1=${good}`),
  malformed('spaces between the parts', ({ at, good }) => `t=${at} v1=${good}`),
  malformed('an empty part', ({ at, good }) => `t=${at},,v1=${good}`),
  malformed('a comma at the end', ({ at, good }) => `t=${at},v1=${good},`),
  malformed('a part without a name', ({ at, good }) => `t=${at},${good}`),
  malformed('a good signature beside a malformed one', ({ at, good }) => `t=${at},v1=${good},v1=abc`),
  malformed('11 signatures, the right one among them', ({ at, good }) => `t=${at},${times(11, `v1=${good}`)}`),
  malformed('a thousand signatures', ({ at, good }) => `t=${at},${times(1000, `v1=${good}`)}`),
  malformed('a signature as a bearer’s token', ({ good }) => `Bearer ${good}`),

  stale('301 seconds old', (now) => now - 301),
  stale('a day old', (now) => now - 86_400),
  stale('of 1970', () => 0),
  stale('310 seconds ahead', (now) => now + 310),
  stale('a day ahead', (now) => now + 86_400),
  stale('of the year 33658', () => 999_999_999_999),

  mismatch('a secret that nobody has', ({ body }) => headerOf(body, 'whsec_nobody')),
  mismatch('an empty secret', ({ body }) => headerOf(body, '')),
  mismatch('the secret without its prefix', ({ body, door }) => headerOf(body, door.secret.replace('whsec_', ''))),
  mismatch('the API key as the secret', ({ body, door }) => headerOf(body, door.apiKey)),
  mismatch('the secret before, after its end', ({ body, door }) => headerOf(body, door.previousSecret)),
  mismatch('all zeros', ({ at }) => `t=${at},v1=${ZEROS}`),
  mismatch('10 wrong signatures', ({ at }) => `t=${at},${times(10, `v1=${ZEROS}`)}`),
  mismatch('the right one under v0, a wrong one under v1', ({ at, good }) => `t=${at},v0=${good},v1=${ZEROS}`),
  mismatch('the signature of another second', ({ at, good }) => `t=${at - 1},v1=${good}`),
  mismatch(
    't with a zero before it',
    ({ at, body, door }) => `t=0${at},v1=${signatureOf(body, door.secret, `0${at}`)}`,
  ),
  mismatch('the signature of another body', ({ door }) => headerOf(eventText(), door.secret)),
  mismatch('the signature of an empty body', ({ door }) => headerOf('', door.secret)),
  mismatch('the body signed without the time', ({ at, body, door }) => {
    const bare = createHmac('sha256', door.secret).update(body).digest('hex')
    return `t=${at},v1=${bare}`
  }),
  mismatch('the signature of the same event, spaced otherwise', ({ body, door }) =>
    headerOf(JSON.stringify(JSON.parse(body), null, 2), door.secret),
  ),
  mismatch('the signature of the same event and a line’s end', ({ body, door }) => headerOf(`${body}\n`, door.secret)),
  mismatch('the signature of a whole that arrived truncated', ({ body, door }) =>
    headerOf(`${body}${' '.repeat(100)}`, door.secret),
  ),
]
