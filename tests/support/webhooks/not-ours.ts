import type { BadEvent, Door } from './bad-event.ts'
import { eventText } from './event-body.ts'
import { doorRequest, headerOf } from './signed-request.ts'

const signed = (body: string, secret: string) => doorRequest(body, { 'stripe-signature': headerOf(body, secret) })

const refused = (what: string, code: string, request: BadEvent['request']): BadEvent => ({
  ...{ what, code, request },
  status: code === 'body_too_large' ? 413 : 400,
})

const inMode = (what: string, secretOf: (door: Door) => string, body: () => string) =>
  refused(what, 'mode_mismatch', (door) => signed(body(), secretOf(door)))

const large = (what: string, request: BadEvent['request']) => refused(what, 'body_too_large', request)

const MOST_BYTES = 256 * 1024

/** A whole event of so many bytes. */
function eventOf(bytes: number): string {
  const empty = eventText({ padding: '' })
  return empty.replace('"padding":""', `"padding":"${'x'.repeat(bytes - empty.length)}"`)
}

/** A body that goes on for ever, in pieces. */
const endless = () =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(0x20)),
  })

export const NOT_OURS: readonly BadEvent[] = [
  inMode(
    'a live event with the secret of test mode',
    ({ secret }) => secret,
    () => eventText({ livemode: true }),
  ),
  inMode(
    'a test event with the secret of live mode',
    ({ liveSecret }) => liveSecret,
    () => eventText(),
  ),
  inMode(
    'the last of two livemodes is another one',
    ({ secret }) => secret,
    () => eventText().replace(/\}$/, ',"livemode":true}'),
  ),
  refused('an event of an account that is connected to ours', 'account_mismatch', ({ secret }) =>
    signed(eventText({ account: 'acct_1Foreign' }), secret),
  ),
  refused('an event of our account’s id in capitals', 'account_mismatch', ({ secret, stripeId }) =>
    signed(eventText({ account: stripeId.toUpperCase() }), secret),
  ),
  large('a byte over 256 KB, signed', ({ secret }) => signed(eventOf(MOST_BYTES + 1), secret)),
  large('a megabyte, unsigned', () => doorRequest('x'.repeat(1024 * 1024))),
  large('a body without end', ({ secret }) => doorRequest(endless(), { 'stripe-signature': headerOf('', secret) })),
  large('a body that is larger than it says', ({ secret }) =>
    doorRequest('x'.repeat(MOST_BYTES + 1), { 'content-length': '2', 'stripe-signature': headerOf('{}', secret) }),
  ),
]
