import { demoAddresses } from './demo.ts'

export type DemoAccount = {
  readonly id: string
  readonly publishableKey: string
  readonly secretKey: string
  readonly restrictedKey: string
}

/** Has the demo's Stripe do what one would otherwise have to wait for, or to click in its dashboard. */
export async function atStripe<Answer = unknown>(path: string, body: object): Promise<Answer> {
  const response = await fetch(`${demoAddresses().simulator.replace(/\/_sim$/, '')}/_sim${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`/_sim${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
