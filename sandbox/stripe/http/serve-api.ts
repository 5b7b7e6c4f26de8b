import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { authenticate } from '#sandbox/stripe/api/access/authenticate.ts'
import { type Answer, faultAnswer } from '#sandbox/stripe/api/answer.ts'
import { API_VERSION } from '#sandbox/stripe/api/api-version.ts'
import type { HttpCall } from '#sandbox/stripe/api/handle-call.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import type { Simulator } from '#sandbox/stripe/simulator.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { KeyRow } from '#sandbox/stripe/state/rows.ts'
import { readBody } from './read-body.ts'
import { troubledAnswer } from './troubled-answer.ts'

const FORM_LIMIT_BYTES = 1024 * 1024
const UPLOAD_LIMIT_BYTES = 16 * 1024 * 1024

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key, stripe-version, stripe-account',
  'access-control-expose-headers': 'request-id, stripe-version, idempotency-key, idempotent-replayed',
}

/** Answers a request under `/v1`. */
export async function serveApi(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...CORS, 'access-control-max-age': '600' }).end()
    return
  }
  const contentType = request.headers['content-type'] ?? ''
  const isUpload = contentType.startsWith('multipart/form-data')
  const body = await readBody(request, isUpload ? UPLOAD_LIMIT_BYTES : FORM_LIMIT_BYTES)
  const answer = await answerApi(simulator, request, body)
  // Only browsers ask about other origins, and they say where they come from.
  const cors = request.headers.origin === undefined ? {} : CORS
  await send(response, { ...answer, headers: { ...cors, ...answer.headers } })
}

/** A request as it is read off the wire, or told by a caller in the same process. */
export type ApiRequest = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & {
  /** The end of its connection, for an answer that never comes. */
  readonly socket: { once: (event: 'close', listener: () => void) => unknown }
}

/** What Stripe answers; `body` is null for one that is too large to be read. */
export async function answerApi(simulator: Simulator, request: ApiRequest, body: Buffer | null): Promise<Answer> {
  const call = callFrom(simulator, request, body ?? Buffer.alloc(0))
  const answer = body === null ? tooLarge(call) : await answerTo(simulator, call, request)
  simulator.log?.(`${answer.status} ${call.method} ${call.path}`)
  const headers = { 'content-type': 'application/json', 'stripe-version': API_VERSION, 'request-id': call.requestId }
  return { ...answer, headers: { ...headers, ...answer.headers } }
}

function callFrom(simulator: Simulator, request: ApiRequest, body: Buffer): HttpCall {
  const url = request.url ?? '/'
  const question = url.indexOf('?')
  const idempotencyKey = request.headers['idempotency-key']
  return {
    requestId: newId('req'),
    method: request.method ?? 'GET',
    path: question < 0 ? url : url.slice(0, question),
    query: question < 0 ? '' : url.slice(question + 1),
    body,
    contentType: request.headers['content-type'] ?? '',
    idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : null,
    origin: simulator.origin,
  }
}

async function answerTo(simulator: Simulator, call: HttpCall, request: ApiRequest): Promise<Answer> {
  try {
    const key = authenticate(simulator.world, request.headers.authorization)
    demandOwnAccount(key, request.headers['stripe-account'])
    demandVersion(request.headers['stripe-version'])
    simulator.rateLimit.count(simulator.world, key)
    return await troubledAnswer(simulator, { ...call, key }, request)
  } catch (error) {
    if (error instanceof StripeFault) return faultAnswer(error, call.requestId)
    throw error
  }
}

function tooLarge(call: HttpCall): Answer {
  const message = 'Request entity too large.'
  return faultAnswer(new StripeFault(413, { type: 'invalid_request_error', message }), call.requestId)
}

function demandOwnAccount(key: KeyRow, account: string | string[] | undefined): void {
  if (account === undefined || account === key.account) return
  const message = `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`
  throw new StripeFault(403, { type: 'invalid_request_error', code: 'account_invalid', message }, { isStored: false })
}

/** The simulator speaks one version; another one would get shapes that it does not expect. */
function demandVersion(version: string | string[] | undefined): void {
  if (version === undefined || version === API_VERSION) return
  const message = `Invalid Stripe API version: ${version}. The Stripe simulator speaks ${API_VERSION} only.`
  throw new StripeFault(400, { type: 'invalid_request_error', message }, { isStored: false })
}

async function send(response: ServerResponse, { status, body, headers, mishap }: Answer): Promise<void> {
  if (mishap?.kind === 'hang') return
  if (mishap?.kind === 'cut') {
    response.destroy()
    return
  }
  if (mishap?.kind === 'delay') await pause(mishap.ms)
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers })
  if (mishap?.kind === 'cut_midway') {
    response.write(body.slice(0, body.length / 2), () => response.destroy())
    return
  }
  // As text it goes out in one write together with the head.
  response.end(body)
}
