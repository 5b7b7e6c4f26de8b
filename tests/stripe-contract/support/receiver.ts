import { createServer } from 'node:http'
import Stripe from 'stripe'
import { afterAll } from 'vitest'

export type Received = {
  readonly event: Stripe.Event
  readonly body: string
  readonly signature: string
  readonly at: number
}
/** A status to answer with, or what else to do: never answer, or hang up. */
export type Behaviour = number | 'silence' | 'hang_up'

/** An endpoint as an app has one: it keeps what it gets and behaves as it is told. */
export class Receiver {
  readonly received: Received[] = []
  /** How it answers the next calls; after those, 200. */
  script: Behaviour[] = []
  secrets: string[] = []
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      this.#keep(Buffer.concat(chunks).toString('utf8'), String(request.headers['stripe-signature']))
      const behaviour = this.script.shift() ?? 200
      if (behaviour === 'silence') return
      if (behaviour === 'hang_up') response.destroy()
      else response.writeHead(behaviour, behaviour === 302 ? { location: '/elsewhere' } : {}).end('received')
    })
  })

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    afterAll(() => {
      this.#server.closeAllConnections()
      this.#server.close()
    })
    const address = this.#server.address()
    if (typeof address !== 'object' || !address) throw new Error('The receiver has no address.')
    return `http://127.0.0.1:${address.port}/payments/prepaid/stripe`
  }

  get types(): string[] {
    return this.received.map(({ event }) => event.type)
  }

  #keep(body: string, signature: string): void {
    for (const secret of this.secrets) {
      try {
        const event = new Stripe('sk_test_unused').webhooks.constructEvent(body, signature, secret)
        this.received.push({ event, body, signature, at: Date.now() })
        return
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
      }
    }
    throw new Error('A payload came that no known secret has signed.')
  }
}

/** A receiver that is registered for these events with that account. */
export async function listening(
  stripe: Stripe,
  events: Stripe.WebhookEndpointCreateParams.EnabledEvent[],
): Promise<Receiver & { endpoint: Stripe.WebhookEndpoint }> {
  const receiver = new Receiver()
  const url = await receiver.start()
  const endpoint = await stripe.webhookEndpoints.create({
    url,
    enabled_events: events,
    api_version: '2026-10-28.endive',
  })
  receiver.secrets = [String(endpoint.secret)]
  return Object.assign(receiver, { endpoint })
}
