import { EventEmitter } from 'node:events'
import http, { type IncomingMessage, type RequestOptions } from 'node:http'
import { Stripe } from 'stripe'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'

type Answer = Awaited<ReturnType<RunningSimulator['answer']>>

/** What the SDK wants of a response. */
class Response extends EventEmitter {
  readonly statusCode: number
  readonly headers: Answer['headers']
  readonly complete: boolean
  readonly #body: string

  constructor({ status, headers, body, mishap }: Answer) {
    super()
    this.statusCode = status
    this.headers = headers
    this.complete = mishap?.kind !== 'cut_midway'
    this.#body = body
  }

  setEncoding(): void {}

  arrive(): void {
    const isWhole = this.complete
    this.emit('data', isWhole ? this.#body : this.#body.slice(0, this.#body.length / 2))
    if (isWhole) this.emit('end')
    // As with Node's own, an error that nobody waits for is none.
    else if (this.listenerCount('error') > 0)
      this.emit('error', Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
    this.emit('close')
  }
}

/** What the SDK wants of a request. */
class Request extends EventEmitter {
  readonly #simulator: RunningSimulator
  readonly #options: RequestOptions
  readonly #chunks: Buffer[] = []

  constructor(simulator: RunningSimulator, options: RequestOptions) {
    super()
    this.#simulator = simulator
    this.#options = options
  }

  setTimeout(): void {}

  write(chunk: string | Uint8Array): void {
    this.#chunks.push(Buffer.from(chunk))
  }

  end(): void {
    // Never at once, as from any network.
    setImmediate(() => void this.#ask())
  }

  async #ask(): Promise<void> {
    const { method = 'GET', path, headers } = this.#options
    const asked = { method, url: path ?? '/', headers: inSmallLetters(headers), socket: this }
    const answer = await this.#simulator.answer(asked, Buffer.concat(this.#chunks))
    if (answer.mishap?.kind === 'cut') {
      this.emit('error', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
      return
    }
    const response = new Response(answer)
    this.emit('response', response)
    setImmediate(() => response.arrive())
  }
}

function inSmallLetters(headers: RequestOptions['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** The SDK notes where each of its calls was made, which costs more than the call itself; here nobody reads it. */
function forgetCallSites(): void {
  const calls = Stripe.StripeResource.prototype
  const { _makeRequest: make } = calls
  calls._makeRequest = function (...call) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    const answer = make.apply(this, call)
    Error.stackTraceLimit = stackTraceLimit
    return answer
  }
}

/**
 * Leads the SDK's calls to a simulator in this very process without a network between, which costs several times as
 * much as all that it carries. What can break on the network breaks here too.
 */
export function layDirectLine(simulator: RunningSimulator): void {
  const { hostname, port } = new URL(simulator.origin)
  const overNetwork = http.request
  const request = (...args: Parameters<typeof http.request>) => {
    const [options] = args
    const isOurs =
      typeof options === 'object' && 'host' in options && options.host === hostname && String(options.port) === port
    return isOurs ? new Request(simulator, options as RequestOptions) : overNetwork(...args)
  }
  Object.assign(http, { request })
  forgetCallSites()
}
