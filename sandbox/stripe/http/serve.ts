import type { IncomingMessage, ServerResponse } from 'node:http'
import { serveControl } from '#sandbox/stripe/control/serve-control.ts'
import type { Simulator } from '#sandbox/stripe/simulator.ts'
import { serveStandIn } from '#sandbox/stripe/stand-in/serve-stand-in.ts'
import { replyJson } from './reply.ts'
import { serveApi } from './serve-api.ts'

/** Answers any request; whatever goes wrong on the way, the next one is answered too. */
export async function serve(simulator: Simulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path.startsWith('/v1/')) await serveApi(simulator, request, response)
    else if (path === '/_sim' || path.startsWith('/_sim/')) await serveControl(simulator, request, response)
    else await serveStandIn(simulator, request, response)
  } catch (error) {
    if (!response.headersSent && !response.destroyed) {
      replyJson(response, 500, { error: { type: 'api_error', message: 'The Stripe simulator made a mistake.' } })
    }
    if (!response.destroyed) console.error('stripe simulator:', error)
  }
}
