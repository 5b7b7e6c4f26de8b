import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { faultAnswer } from '#sandbox/stripe/api/answer.ts'
import { unknownPath } from '#sandbox/stripe/api/faults.ts'
import { TEST_CARDS } from '#sandbox/stripe/business/cards/test-cards.ts'
import { type Headers, reply } from '#sandbox/stripe/http/reply.ts'
import { urlOf } from '#sandbox/stripe/http/url-of.ts'
import type { Simulator } from '#sandbox/stripe/simulator.ts'
import { bankPage, finishAtBank } from './bank-pages.ts'
import { browserBundle } from './browser-bundle.ts'

const SCRIPT = 'text/javascript; charset=utf-8'
const STYLE = 'text/css; charset=utf-8'
const PAGE = 'text/html; charset=utf-8'

/** What the frames may load: their own files, and the fonts that a page asks for. */
const FRAME_POLICY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' http: https:; font-src http: https: data:; connect-src 'self'; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
}
const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-cache',
}

const CARD_PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Card</title><link rel="stylesheet" href="/frames/card.css"><script src="/frames/card.js" defer></script></head><body></body></html>'

const SCRIPT_PATHS = ['/stripe.js', '/v3', '/v3/', '/v3/stripe.js', '/endive/stripe.js']

/** Answers what a browser loads of Stripe: the script, the frame of the card, the bank's page. */
export async function serveStandIn(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request, simulator.origin)
  if (request.method === 'POST' && url.pathname === '/3ds/finish') {
    await finishAtBank(simulator, request, response)
    return
  }
  const file = request.method === 'GET' ? fileAt(simulator, url) : null
  if (file) {
    reply(response, 200, file)
    return
  }
  const refusal = faultAnswer(unknownPath(request.method ?? 'GET', url.pathname), 'req_none')
  reply(response, refusal.status, { type: 'application/json', body: refusal.body })
}

type File = { readonly type: string; readonly body: string; readonly headers: Headers }

function fileAt(simulator: Simulator, url: URL): File | null {
  const path = url.pathname
  if (SCRIPT_PATHS.includes(path)) {
    return { type: SCRIPT, body: browserBundle(join(import.meta.dirname, 'host/stripe-js.ts')), headers: OPEN_TO_ALL }
  }
  switch (path) {
    case '/frames/card':
      return { type: PAGE, body: CARD_PAGE, headers: FRAME_POLICY }
    case '/frames/card.js':
      return {
        type: SCRIPT,
        body: browserBundle(join(import.meta.dirname, 'frame/card-frame-page.ts')),
        headers: FRAME_POLICY,
      }
    case '/frames/card.css':
      return { type: STYLE, body: textFile('frame/card-frame.css'), headers: FRAME_POLICY }
    case '/frames/test-cards':
      return { type: 'application/json', body: JSON.stringify([...TEST_CARDS.keys()]), headers: FRAME_POLICY }
    case '/3ds':
      return { type: PAGE, body: bankPage(simulator, url), headers: FRAME_POLICY }
    case '/3ds/bank.js':
      return {
        type: SCRIPT,
        body: browserBundle(join(import.meta.dirname, 'bank/bank-page.ts')),
        headers: FRAME_POLICY,
      }
    case '/3ds/bank.css':
      return { type: STYLE, body: textFile('bank/bank-page.css'), headers: FRAME_POLICY }
    default:
      return null
  }
}

function textFile(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}
