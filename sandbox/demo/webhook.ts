import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import type { SimulatedAccount } from '#sandbox/services/stripe-service.ts'

type KnownWebhook = { readonly url: string }

const EVENTS = [
  'charge.captured',
  'charge.expired',
  'charge.failed',
  'charge.pending',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.refund.updated',
]

/**
 * Registers the app's webhook address with the simulator, as a salon does in Stripe's dashboard, and returns the
 * signing secret, which Stripe shows once; null when that was done in an earlier run.
 */
export async function demoWebhook(demo: {
  readonly stripeOrigin: string
  readonly account: SimulatedAccount
  readonly url: string
  readonly file: string
}): Promise<string | null> {
  const { stripeOrigin, account, url, file } = demo
  const known: KnownWebhook | null = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : null
  if (known?.url === url) return null
  const response = await fetch(`${stripeOrigin}/v1/webhook_endpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${account.secretKey}` },
    body: new URLSearchParams([['url', url], ...EVENTS.map((event) => ['enabled_events[]', event])]),
  })
  if (!response.ok) throw new Error(`the simulator refused the webhook: ${await response.text()}`)
  const { secret } = (await response.json()) as { secret: string }
  await writeFile(file, JSON.stringify({ url }))
  return secret
}
