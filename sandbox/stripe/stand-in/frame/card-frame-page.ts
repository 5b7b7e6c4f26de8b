import { callApi } from '../shared/call-api.ts'
import type { ApiCall, FrameAnswer, FrameOptions, FromFrame, ToFrame } from '../shared/protocol.ts'
import { applyAppearance, loadFonts } from './apply-appearance.ts'
import { CardForm } from './card-form.ts'

// The page that the frame is part of says who it is; nobody else is spoken or listened to.
const PAGE_ORIGIN = decodeURIComponent(location.hash.slice(1))

type Said<Message> = Message extends { readonly to: string } ? Omit<Message, 'to'> : never

function tell(message: Said<FromFrame>): void {
  parent.postMessage({ to: 'page', ...message }, PAGE_ORIGIN)
}

async function start(): Promise<void> {
  const testCards: string[] = await (await fetch('/frames/test-cards')).json()
  const form = new CardForm(testCards, (state) => tell({ kind: 'change', state }))
  let options: FrameOptions | null = null
  window.addEventListener('message', (event: MessageEvent<ToFrame>) => {
    if (event.origin !== PAGE_ORIGIN || event.source !== parent || event.data.to !== 'frame') return
    if (event.data.kind === 'configure') {
      const isFirst = options === null
      options = event.data.options
      configure(form, options, isFirst)
      return
    }
    const { id, method, api } = event.data
    void answer(form, { method, api, options }).then((result) => tell({ kind: 'answer', id, answer: result }))
  })
  reportFocus()
  tell({ kind: 'loaded' })
}

function configure(form: CardForm, options: FrameOptions, isFirst: boolean): void {
  applyAppearance(options.appearance)
  loadFonts(options.fonts)
  form.speak(options.locale === 'uk' ? 'uk' : 'en')
  form.ask({ country: options.country, isAsked: options.asksCountry, isReadOnly: options.isReadOnly })
  if (!isFirst) return
  document.body.append(form.root)
  new ResizeObserver(() =>
    tell({ kind: 'height', px: Math.ceil(form.root.getBoundingClientRect().height) + 8 }),
  ).observe(form.root)
  tell({ kind: 'ready' })
}

type Asked = { readonly method: string; readonly api: ApiCall | null; readonly options: FrameOptions | null }

async function answer(form: CardForm, { method, api, options }: Asked): Promise<FrameAnswer> {
  if (method === 'focus') form.focus()
  if (method === 'clear') form.clear()
  if (method === 'blur' && document.activeElement instanceof HTMLElement) document.activeElement.blur()
  if (method === 'validate') {
    const refusal = form.validate()
    if (refusal) return { error: refusal }
  }
  return method === 'send' && api && options ? send(form, api, options) : { value: {} }
}

/** Calls the API with the card; what is typed leaves the frame only so. */
async function send(form: CardForm, api: ApiCall, options: FrameOptions): Promise<FrameAnswer> {
  const method = { type: 'card', card: form.card, billing_details: billingDetails(form, options) }
  const given = api.params[api.at]
  const data = merged(method, api.at === '' ? api.params : given)
  const params = api.at === '' ? data : { ...api.params, [api.at]: data }
  const { publishableKey } = options
  const result = await callApi({ origin: location.origin, publishableKey, method: 'POST', path: api.path, params })
  if ('error' in result) form.showRefusal(result.error)
  return result
}

function billingDetails(form: CardForm, { billingDetails: defaults }: FrameOptions): object {
  const country = form.country
  return merged(defaults, country === null ? {} : { address: { country } })
}

/** What the page gives goes before what the form holds, field by field. */
function merged(base: object, over: unknown): object {
  if (typeof over !== 'object' || over === null) return base
  const result: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(over)) {
    const below = result[name]
    result[name] =
      typeof below === 'object' && below !== null && typeof value === 'object' ? merged(below, value) : value
  }
  return result
}

function reportFocus(): void {
  window.addEventListener('focus', () => tell({ kind: 'focus' }))
  window.addEventListener('blur', () => tell({ kind: 'blur' }))
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') tell({ kind: 'escape' })
  })
}

void start()
