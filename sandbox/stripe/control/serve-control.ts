import type { IncomingMessage, ServerResponse } from 'node:http'
import { decodedSegment } from '#sandbox/stripe/api/router.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import { readBody } from '#sandbox/stripe/http/read-body.ts'
import { reply, replyJson } from '#sandbox/stripe/http/reply.ts'
import { urlOf } from '#sandbox/stripe/http/url-of.ts'
import type { Simulator } from '#sandbox/stripe/simulator.ts'
import { CONTROL_ROUTES } from './all-routes.ts'
import { ControlFault } from './control-fault.ts'
import type { ControlCall, ControlRoute } from './control-route.ts'
import { Input } from './input.ts'
import { controlPage } from './page/control-page.ts'
import { truthOf } from './truth-of.ts'

const LIMIT_BYTES = 1024 * 1024

/** Answers a request under `/_sim`: the page, or one of the control calls. */
export async function serveControl(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request, simulator.origin)
  try {
    demandLocal(request)
    const page = request.method === 'GET' ? controlPage(url.pathname) : null
    if (page) {
      reply(response, 200, page)
      return
    }
    const { route, id } = routeFor(request.method ?? 'GET', url.pathname)
    const input = await readInput(request, url)
    const truth: ControlCall['truth'] = (account, mode) => truthOf(simulator.world, account, mode)
    const result = await route.run({ control: simulator.control, truth, input, id })
    replyJson(response, 200, result ?? { ok: true })
  } catch (error) {
    if (error instanceof ControlFault) replyJson(response, error.status, { error: { message: error.message } })
    else if (error instanceof StripeFault) replyJson(response, error.status, { error: error.fields })
    else throw error
  }
}

/** Not for pages from elsewhere: another site's script, or a name that was made to point here, is turned away. */
function demandLocal(request: IncomingMessage): void {
  const host = request.headers.host ?? ''
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) throw new ControlFault('Only for this machine.', 403)
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) throw new ControlFault('Not for other sites.', 403)
}

function routeFor(method: string, path: string): { route: ControlRoute; id: string } {
  const segments = path.split('/')
  for (const route of CONTROL_ROUTES) {
    const pattern = route.path.split('/')
    if (route.method !== method || pattern.length !== segments.length) continue
    if (pattern.every((part, index) => part === ':id' || part === segments[index])) {
      return { route, id: decodedSegment(segments[pattern.indexOf(':id')] ?? '') }
    }
  }
  throw new ControlFault(`There is no ${method} ${path}.`, 404)
}

async function readInput(request: IncomingMessage, url: URL): Promise<Input> {
  if (request.method === 'GET') return new Input(Object.fromEntries(url.searchParams))
  const body = await readBody(request, LIMIT_BYTES)
  if (body === null) throw new ControlFault('The body is too large.', 413)
  if (body.length === 0) return new Input({})
  try {
    const fields: unknown = JSON.parse(body.toString('utf8'))
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw new Error('not an object')
    return new Input(Object.fromEntries(Object.entries(fields)))
  } catch {
    throw new ControlFault('The body must be a JSON object.')
  }
}
