import type {
  ApiCall,
  Appearance,
  FontSource,
  FormState,
  FrameAnswer,
  FrameOptions,
  FromFrame,
} from '../shared/protocol.ts'
import { languageOf, textsIn } from '../shared/texts.ts'
import { CardFrame } from './card-frame.ts'
import type { ElementsOptions } from './check-options.ts'
import { Emitter, type Listener } from './emitter.ts'
import { IntegrationError } from './integration-error.ts'
import { retrieveIntent } from './retrieve-intent.ts'

export type PaymentElementOptions = {
  readonly defaultValues?: { readonly billingDetails?: BillingDefaults }
  readonly fields?: { readonly billingDetails?: BillingFields }
  readonly readOnly?: boolean
  readonly layout?: string | object
  readonly wallets?: object
}
type BillingDefaults = {
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly address?: Readonly<Record<string, string>>
}
type BillingFields = string | { readonly address?: string | { readonly country?: string } }

export type Setting = { readonly origin: string; readonly publishableKey: string; readonly group: ElementsOptions }

const OVER = ['succeeded', 'canceled']

/** The Payment Element: a frame with a card form, and what a page may know of it. */
export class PaymentElement {
  readonly #events = new Emitter()
  readonly #setting: Omit<Setting, 'group'>
  #group: ElementsOptions
  #brand: string | null = null
  #options: PaymentElementOptions
  #frame: CardFrame | null = null
  #isDestroyed = false

  constructor(setting: Setting, options: PaymentElementOptions) {
    this.#setting = setting
    this.#group = setting.group
    this.#options = options
  }

  mount(place: string | HTMLElement): void {
    if (this.#isDestroyed)
      throw new IntegrationError('This Element has already been destroyed. Please create a new one.')
    const parent = typeof place === 'string' ? document.querySelector(place) : place
    if (!(parent instanceof HTMLElement)) {
      throw new IntegrationError(
        `The selector you specified (${String(place)}) applies to no DOM elements that are currently on the page.`,
      )
    }
    parent.classList.add('StripeElement')
    this.#frame ??= this.#newFrame()
    this.#frame.mountIn(parent)
    queueMicrotask(() => this.#emit('loaderstart'))
    void this.#reportUselessIntent()
  }

  unmount(): void {
    this.#frame?.unmount()
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#frame?.destroy()
    this.#frame = null
  }

  get isDestroyed(): boolean {
    return this.#isDestroyed
  }

  on(name: string, listener: Listener): this {
    this.#events.on(name, listener)
    return this
  }

  once(name: string, listener: Listener): this {
    this.#events.once(name, listener)
    return this
  }

  off(name: string, listener?: Listener): this {
    this.#events.off(name, listener)
    return this
  }

  update(options: PaymentElementOptions): this {
    if ('wallets' in options) {
      console.warn('element.update(): `wallets` can only be set when the Payment Element is created.')
    }
    this.#options = { ...this.#options, ...options }
    this.#frame?.configure(this.#frameOptions())
    return this
  }

  focus(): void {
    this.#frame?.focus()
    void this.#frame?.call('focus')
  }

  blur(): void {
    void this.#frame?.call('blur')
  }

  clear(): void {
    void this.#frame?.call('clear')
  }

  // Only cards are simulated: there is no list of methods that could fold.
  collapse(): this {
    return this
  }

  /** The group's options have changed. */
  regroup(group: ElementsOptions): void {
    this.#group = group
    this.#frame?.configure(this.#frameOptions())
  }

  validate(): Promise<FrameAnswer> {
    return this.#mounted().call('validate')
  }

  /** Has the frame call the API with the card that is typed in it. */
  send(api: ApiCall): Promise<FrameAnswer> {
    return this.#mounted().call('send', api)
  }

  #mounted(): CardFrame {
    if (this.#frame) return this.#frame
    throw new IntegrationError('The Payment Element must be mounted before it can be submitted.')
  }

  #newFrame(): CardFrame {
    const options = this.#frameOptions()
    const language = languageOf(options.locale, document.documentElement.lang)
    const { origin } = this.#setting
    return new CardFrame(origin, {
      options,
      title: textsIn(language).frameTitle,
      heard: (message) => this.#hear(message),
    })
  }

  #frameOptions(): FrameOptions {
    const group = this.#group
    const { defaultValues, fields, readOnly } = this.#options
    const locale = group.locale ?? 'auto'
    const appearance: Appearance = group.appearance ?? {}
    const fonts: readonly FontSource[] = group.fonts ?? []
    return {
      locale: languageOf(locale, document.documentElement.lang),
      appearance,
      fonts,
      publishableKey: this.#setting.publishableKey,
      asksCountry: asksCountry(fields?.billingDetails),
      country: defaultValues?.billingDetails?.address?.country ?? null,
      isReadOnly: readOnly ?? false,
      billingDetails: { ...defaultValues?.billingDetails },
    }
  }

  #hear(message: FromFrame): void {
    if (message.kind === 'change') this.#tellChange(message.state)
    else if (message.kind === 'ready') this.#becomeReady()
    else if (message.kind === 'focus' || message.kind === 'blur' || message.kind === 'escape') this.#emit(message.kind)
  }

  #becomeReady(): void {
    this.#emit('ready')
    this.#emit('availablepaymentmethodschange', { paymentMethods: { card: { available: true } } })
  }

  #tellChange(state: FormState): void {
    this.#emit('change', changeEvent(state))
    if (state.brand === this.#brand) return
    this.#brand = state.brand
    const details = { brands: state.brand === null ? null : [state.brand], funding: null }
    this.#emit('carddetailschange', { loading: false, details })
  }

  /** An intent that is not there, or over, is no use to a form: the page hears of it and can say so. */
  async #reportUselessIntent(): Promise<void> {
    const { clientSecret } = this.#group
    if (clientSecret === undefined) return
    const kind = clientSecret.startsWith('seti_') ? 'setup_intent' : 'payment_intent'
    const answer = await retrieveIntent(this.#setting, kind, clientSecret)
    if ('error' in answer) {
      this.#emit('loaderror', { error: answer.error })
      return
    }
    const status = String(answer.value.status)
    if (!OVER.includes(status)) return
    const message = `The ${kind} is in the terminal state ${status} and cannot be used to initialize Elements.`
    this.#emit('loaderror', { error: { type: 'invalid_request_error', message } })
  }

  #emit(name: string, detail: object = {}): void {
    this.#events.emit(name, { elementType: 'payment', ...detail })
  }
}

function asksCountry(fields: BillingFields | undefined): boolean {
  if (fields === 'never') return false
  const address = typeof fields === 'object' ? fields.address : undefined
  if (address === 'never') return false
  return !(typeof address === 'object' && address.country === 'never')
}

function changeEvent(state: FormState): object {
  const { empty, complete, country } = state
  return {
    empty,
    complete,
    collapsed: false,
    value: { type: 'card', billingDetails: { address: { country, postalCode: null } } },
  }
}
