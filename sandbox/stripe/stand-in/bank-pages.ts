import type { IncomingMessage, ServerResponse } from 'node:http'
import { amountInWords } from '#sandbox/stripe/business/money/currencies.ts'
import { finishAuthentication } from '#sandbox/stripe/business/payments/finish-authentication.ts'
import { finishSetup } from '#sandbox/stripe/business/setups/finish-setup.ts'
import { readBody } from '#sandbox/stripe/http/read-body.ts'
import { replyJson } from '#sandbox/stripe/http/reply.ts'
import type { Simulator } from '#sandbox/stripe/simulator.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import type { World } from '#sandbox/stripe/state/world.ts'

/** The page of the bank, with the sum and the card that it is about. */
export function bankPage({ world }: Simulator, url: URL): string {
  const id = url.searchParams.get('intent') ?? ''
  const { amount, card } = detailsOf(world, id, url.searchParams.get('client_secret') ?? '')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>3-D Secure</title><link rel="stylesheet" href="/3ds/bank.css"><script src="/3ds/bank.js" defer></script></head>
<body><header><span class="mark">BANK</span><h1 id="title"></h1></header><p id="intro"></p>
<dl><dt id="amount-label"></dt><dd>${amount}</dd><dt id="card-label"></dt><dd>${card}</dd></dl>
<div class="actions"><button id="test-source-fail-3ds" type="button"></button><button id="test-source-authorize-3ds" type="button"></button><button id="cancel" type="button"></button></div>
<p id="note"></p></body></html>`
}

function detailsOf(world: World, id: string, clientSecret: string): { amount: string; card: string } {
  const books = booksOf(world, id, clientSecret)
  const payment = books?.paymentIntents.find(id)
  const intent = payment ?? books?.setupIntents.find(id)
  const method = intent?.payment_method ? books?.paymentMethods.find(intent.payment_method) : undefined
  return {
    amount: payment ? amountInWords(payment.amount, payment.currency) : '–',
    card: method?.card ? `•••• ${method.card.last4}` : '–',
  }
}

/** Whose intent it is; only who holds its client secret gets to see or to end it. */
function booksOf(world: World, id: string, clientSecret: string): Books | null {
  for (const books of world.allBooks()) {
    const intent = books.paymentIntents.find(id) ?? books.setupIntents.find(id)
    if (intent?.client_secret === clientSecret) return books
  }
  return null
}

/** Takes what the cardholder has answered. A second answer, or one to a payment that waits no more, changes nothing. */
export async function finishAtBank(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, 10_000)
  const { intent, clientSecret, outcome } = answerFrom(body)
  const books = booksOf(simulator.world, intent, clientSecret)
  if (!books) {
    replyJson(response, 404, { error: { message: 'There is no such payment.' } })
    return
  }
  const done = outcome === 'succeeded' || outcome === 'failed' ? outcome : 'canceled'
  if (books.paymentIntents.find(intent)?.status === 'requires_action') finishAuthentication(books, intent, done)
  if (books.setupIntents.find(intent)?.status === 'requires_action') finishSetup(books, intent, done)
  replyJson(response, 200, { ok: true })
}

function answerFrom(body: Buffer | null): { intent: string; clientSecret: string; outcome: string } {
  try {
    const { intent, clientSecret, outcome } = JSON.parse(body?.toString('utf8') ?? '{}')
    return { intent: String(intent), clientSecret: String(clientSecret), outcome: String(outcome) }
  } catch {
    return { intent: '', clientSecret: '', outcome: '' }
  }
}
