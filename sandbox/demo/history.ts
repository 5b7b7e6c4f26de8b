import type { SimulatedAccount } from '#sandbox/services/stripe-service.ts'

/** A payment of the demo's past, for the salon's own books. */
export type PastPayment = {
  readonly paymentIntentId: string
  readonly paidAt: string
  readonly service: Sold['service']
  readonly amountMinor: number
  readonly source: 'form' | 'link'
}

type Sold = { readonly service: 'haircut' | 'styling' | 'manicure' | 'colour'; readonly amountMinor: number }

type Stripe = { readonly origin: string; readonly account: SimulatedAccount }

// What the demo's salon is paid for them online. Of colouring it takes 30 % ahead.
const SOLD: readonly Sold[] = [
  { service: 'haircut', amountMinor: 18_000 },
  { service: 'manicure', amountMinor: 15_000 },
  { service: 'styling', amountMinor: 12_000 },
  { service: 'colour', amountMinor: 9600 },
]

const DAY_MS = 24 * 3_600_000
const WEEKS = 9

/** How long ago the demo's past begins. */
export const HISTORY_DAYS = WEEKS * 7

/**
 * Lets nine weeks go by at the simulator, from when it began until now: clients pay by card, more of them each week, some
 * get money back, and every week Stripe pays out what there is.
 */
export async function liveHistory(stripe: Stripe): Promise<readonly PastPayment[]> {
  const past: PastPayment[] = []
  for (let week = 0; week < WEEKS; week += 1) {
    const turns = 2 + Math.floor(week / 3)
    for (let turn = 0; turn < turns; turn += 1) {
      await post(stripe, '/_sim/clock', { advanceMs: Math.round((5 * DAY_MS) / turns) })
      past.push(await pay(stripe, past.length))
    }
    await post(stripe, '/_sim/clock', { advanceMs: await untilWeekEnds(stripe, week) })
    await post(stripe, '/_sim/payouts/run', { account: stripe.account.id })
  }
  return past
}

async function pay(stripe: Stripe, count: number): Promise<PastPayment> {
  const { service, amountMinor } = SOLD[(count * 3) % SOLD.length] ?? { service: 'haircut', amountMinor: 18_000 }
  const { id } = await call<{ id: string }>(stripe, '/v1/payment_intents', {
    ...{ amount: String(amountMinor), currency: stripe.account.currency, confirm: 'true' },
    ...{ payment_method: 'pm_card_visa', 'allowed_payment_method_types[]': 'card' },
    return_url: 'http://localhost/done',
  })
  const { nowMs } = await get<{ nowMs: number }>(stripe, '/_sim/clock')
  await post(stripe, '/_sim/clock', { advanceMs: 3_600_000 })
  // One in nine gets a third of it back.
  if (count % 9 === 4) {
    await call(stripe, '/v1/refunds', { payment_intent: id, amount: String(Math.round(amountMinor / 3)) })
  }
  const source = count % 4 === 1 ? 'link' : 'form'
  return { paymentIntentId: id, paidAt: new Date(nowMs).toISOString(), service, amountMinor, source }
}

/** To the end of a week of the history; of its last to this moment. */
async function untilWeekEnds(stripe: Stripe, week: number): Promise<number> {
  const { aheadMs } = await get<{ aheadMs: number }>(stripe, '/_sim/clock')
  return Math.max(-aheadMs - (WEEKS - 1 - week) * 7 * DAY_MS, 0)
}

async function call<Answer>(
  { origin, account }: Stripe,
  path: string,
  fields: Record<string, string>,
): Promise<Answer> {
  const headers = { authorization: `Bearer ${account.secretKey}` }
  return answerOf(await fetch(origin + path, { method: 'POST', headers, body: new URLSearchParams(fields) }))
}

async function post({ origin }: Stripe, path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await answerOf(await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) }))
}

const get = async <Answer>({ origin }: Stripe, path: string): Promise<Answer> => answerOf(await fetch(origin + path))

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
