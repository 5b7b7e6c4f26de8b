import { treeFromForm } from '#sandbox/stripe/http/form-body.ts'
import { partsOf } from '#sandbox/stripe/http/multipart-body.ts'
import { checkParams } from '#sandbox/stripe/params/check-params.ts'
import { isList, type Tree } from '#sandbox/stripe/params/tree.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import type { KeyRow } from '#sandbox/stripe/state/rows.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { publishableKeyRefused } from './access/authenticate.ts'
import { demandPermission } from './access/permissions.ts'
import { type Answer, errorBody, faultHeaders } from './answer.ts'
import type { Endpoint, Upload } from './endpoint.ts'
import { invalidParam, unknownPath } from './faults.ts'
import { fingerprint, rememberAnswer, rememberedAnswer } from './idempotency.ts'
import { expanded } from './objects/expand.ts'
import { presented } from './objects/present.ts'
import type { Match, Router } from './router.ts'
import { StripeFault } from './stripe-fault.ts'

export type HttpCall = {
  readonly requestId: string
  readonly method: string
  readonly path: string
  readonly query: string
  readonly body: Buffer
  readonly contentType: string
  readonly idempotencyKey: string | null
  readonly origin: string
}

type KnownCall = HttpCall & { readonly world: World; readonly books: Books; readonly key: KeyRow }

/** Does what a call asks and says what Stripe would say; a key that was used before gets its first answer again. */
export function handleCall(world: World, router: Router, call: HttpCall & { key: KeyRow }): Answer {
  const books = world.books(call.key.account, call.key.livemode)
  const known: KnownCall = { ...call, world, books }
  return call.method === 'POST' && call.idempotencyKey !== null
    ? handleOnce(known, router, call.idempotencyKey)
    : settle(known, () => work(known, router)).answer
}

function handleOnce(call: KnownCall, router: Router, idempotencyKey: string): Answer {
  const request = fingerprint(call.method, call.path, call.body)
  const found = settle(call, () => {
    const remembered = rememberedAnswer(call.books, idempotencyKey, request)
    return remembered ? { ...remembered, headers: { 'idempotent-replayed': 'true' } } : null
  })
  if (found.answer) return withKey(found.answer, idempotencyKey)
  const { answer, isStored } = settle(call, () => work(call, router))
  if (isStored) rememberAnswer(call.books, idempotencyKey, { request, status: answer.status, body: answer.body })
  return withKey(answer, idempotencyKey)
}

function withKey(answer: Answer, idempotencyKey: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'idempotency-key': idempotencyKey } }
}

function work(call: KnownCall, router: Router): Answer {
  const match = router.match(call.method, call.path)
  if (!match) throw unknownPath(call.method, call.path)
  const { params, upload } = readParams(call)
  checkAccess(call, match.endpoint, params)
  const { books, key, origin } = call
  call.world.request = { id: call.requestId, idempotencyKey: call.idempotencyKey }
  const result = match.endpoint.run({ books, key, origin, params, upload, id: match.id })
  return {
    status: 200,
    headers: {},
    body: JSON.stringify(expanded(books, presented(books, result), expandPaths(params))),
  }
}

function checkAccess(call: KnownCall, endpoint: Match['endpoint'], params: Tree): void {
  const isPublishable = call.key.kind === 'publishable'
  if (isPublishable && !endpoint.browser) throw publishableKeyRefused()
  demandPermission(call.key, endpoint.resource, call.method === 'GET' ? 'read' : 'write')
  refuseRemoved(endpoint, params)
  checkParams((isPublishable ? endpoint.browser : null) ?? endpoint.params, params)
}

/** https://docs.stripe.com/changelog/endive: dynamic payment methods or `allowed_payment_method_types` instead. */
function refuseRemoved(endpoint: Endpoint, params: Tree): void {
  if (!Object.hasOwn(params, 'payment_method_types') || !/_intents/.test(endpoint.path) || endpoint.method === 'GET')
    return
  const message =
    'The `payment_method_types` parameter is no longer supported. Use `allowed_payment_method_types` to limit the payment methods, or manage them in the Dashboard.'
  throw invalidParam(message, { code: 'payment_method_types_no_longer_supported', param: 'payment_method_types' })
}

function readParams(call: HttpCall): { params: Tree; upload: Upload | null } {
  if (call.method !== 'POST') return { params: treeFromForm(joined(call.query, call.body)), upload: null }
  if (call.contentType.startsWith('multipart/form-data')) return partsOf(call.body, call.contentType)
  const isForm = call.contentType === '' || call.contentType.startsWith('application/x-www-form-urlencoded')
  if (!isForm && call.body.length > 0) {
    const message =
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.'
    throw invalidParam(message)
  }
  return { params: treeFromForm(joined(call.query, call.body)), upload: null }
}

function joined(query: string, body: Buffer): string {
  return [query, body.toString('utf8')].filter((part) => part !== '').join('&')
}

function expandPaths(params: Tree): readonly string[] {
  const { expand } = params
  return isList(expand) ? expand.filter((path) => typeof path === 'string') : []
}

type Settled<A> = { readonly answer: A; readonly isStored: boolean }

/** The one place where errors become answers. */
function settle<A extends Answer | null>(call: KnownCall, attempt: () => A): Settled<A | Answer> {
  try {
    return { answer: attempt(), isStored: true }
  } catch (error) {
    const fault = error instanceof StripeFault ? error : ownMistake(error)
    const { id, account, livemode } = { id: call.requestId, account: call.key.account, livemode: call.key.livemode }
    const body = errorBody(fault.fields, { id, account, livemode })
    return { answer: { status: fault.status, body, headers: faultHeaders(fault) }, isStored: fault.isStored }
  } finally {
    call.world.request = null
  }
}

/** A bug of the simulator is told apart from Stripe's refusals, and kept for whoever looks at its output. */
function ownMistake(error: unknown): StripeFault {
  console.error('stripe simulator:', error)
  const message = `The Stripe simulator made a mistake: ${error instanceof Error ? error.message : String(error)}`
  return new StripeFault(500, { type: 'api_error', message })
}
