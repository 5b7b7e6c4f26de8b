import { languageOf, textsIn } from '../shared/texts.ts'

const query = new URLSearchParams(location.search)
const PAGE_ORIGIN = decodeURIComponent(location.hash.slice(1))
const isEmbedded = query.get('embedded') === '1'
const language = languageOf(query.get('lang') ?? 'auto', '')
const texts = textsIn(language)

type Outcome = 'succeeded' | 'failed' | 'canceled'

async function finish(outcome: Outcome): Promise<void> {
  for (const button of document.querySelectorAll('button')) button.disabled = true
  await fetch('/3ds/finish', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ intent: query.get('intent'), clientSecret: query.get('client_secret'), outcome }),
  })
  if (isEmbedded) parent.postMessage({ to: 'page', kind: 'authenticated' }, PAGE_ORIGIN)
  else leave(outcome)
}

/** Back to the shop, as Stripe sends a cardholder back who came by a redirect. */
function leave(outcome: Outcome): void {
  const url = new URL(query.get('return_url') ?? '/', location.origin)
  const intent = query.get('intent') ?? ''
  const kind = intent.startsWith('seti_') ? 'setup_intent' : 'payment_intent'
  url.searchParams.set(kind, intent)
  url.searchParams.set(`${kind}_client_secret`, query.get('client_secret') ?? '')
  url.searchParams.set('redirect_status', outcome === 'succeeded' ? 'succeeded' : 'failed')
  location.assign(url)
}

function fill(id: string, text: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no ${id}.`)
  element.textContent = text
  return element
}

function start(): void {
  document.documentElement.lang = language
  document.title = texts.bankTitle
  fill('title', texts.bankTitle)
  fill('intro', texts.bankIntro)
  fill('note', texts.bankNote)
  fill('amount-label', texts.bankAmount)
  fill('card-label', texts.bankCard)
  fill('test-source-authorize-3ds', texts.bankComplete).addEventListener('click', () => void finish('succeeded'))
  fill('test-source-fail-3ds', texts.bankFail).addEventListener('click', () => void finish('failed'))
  fill('cancel', texts.bankCancel).addEventListener('click', () => void finish('canceled'))
  document.getElementById('test-source-authorize-3ds')?.focus()
  // Escape is a no, in here as well as on the page around.
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') void finish('canceled')
  })
  window.addEventListener('message', (event) => {
    if (event.origin === PAGE_ORIGIN && event.data?.kind === 'cancel') void finish('canceled')
  })
}

start()
