import type { IncomingMessage, ServerResponse } from 'node:http'
import { replyJson } from '#sandbox/stripe/http/reply.ts'
import type { Simulator } from '#sandbox/stripe/simulator.ts'

export async function serveStandIn(
  _simulator: Simulator,
  _request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  replyJson(response, 404, { error: { type: 'invalid_request_error', message: 'Unrecognized request URL.' } })
}
