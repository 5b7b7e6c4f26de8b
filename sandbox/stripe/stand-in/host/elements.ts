import type { FrameAnswer, Refusal } from '../shared/protocol.ts'
import { checkElementsOptions, type ElementsOptions } from './check-options.ts'
import { Emitter, type Listener } from './emitter.ts'
import { IntegrationError } from './integration-error.ts'
import { PaymentElement, type PaymentElementOptions } from './payment-element.ts'

export type SubmitResult = { readonly selectedPaymentMethod: string } | { readonly error: Refusal }

/** A group of elements; the stand-in has one kind, the Payment Element. */
export class Elements {
  readonly #events = new Emitter()
  readonly #origin: string
  readonly #publishableKey: string
  #options: ElementsOptions
  #payment: PaymentElement | null = null
  #isSubmitted = false

  constructor(setting: { origin: string; publishableKey: string }, options: ElementsOptions) {
    checkElementsOptions(options, 'elements()')
    this.#origin = setting.origin
    this.#publishableKey = setting.publishableKey
    this.#options = options
  }

  get options(): ElementsOptions {
    return this.#options
  }

  create(type: string, options: PaymentElementOptions = {}): PaymentElement {
    if (type !== 'payment') {
      throw new IntegrationError(`The Stripe simulator's Stripe.js has the Payment Element only, not "${type}".`)
    }
    if (this.#options.mode === undefined && this.#options.clientSecret === undefined) {
      throw new IntegrationError(
        'In order to create a payment element, you must pass a clientSecret or mode when creating the Elements group.',
      )
    }
    if (this.#payment && !this.#payment.isDestroyed) {
      throw new IntegrationError('Can only create one Payment Element through elements.create().')
    }
    const setting = { origin: this.#origin, publishableKey: this.#publishableKey, group: this.#options }
    this.#payment = new PaymentElement(setting, options)
    return this.#payment
  }

  getElement(type: unknown): PaymentElement | null {
    const isPayment = type === 'payment' || (typeof type === 'function' && '__elementType' in type)
    return isPayment && !this.#payment?.isDestroyed ? this.#payment : null
  }

  async update({ clientSecret, ...changes }: ElementsOptions): Promise<void> {
    if (clientSecret !== undefined) {
      console.warn('Unrecognized elements.update() parameter: clientSecret is not a recognized parameter.')
    }
    checkElementsOptions({ ...this.#options, ...changes }, 'elements.update()')
    this.#options = { ...this.#options, ...changes }
    this.#payment?.regroup(this.#options)
    this.#events.emit('update-end', {})
  }

  on(name: string, listener: Listener): this {
    this.#events.on(name, listener)
    return this
  }

  async fetchUpdates(): Promise<{ error?: Refusal }> {
    return {}
  }

  async submit(): Promise<SubmitResult> {
    const answer = await this.payment().validate()
    if ('error' in answer) return { error: answer.error }
    this.#isSubmitted = true
    return { selectedPaymentMethod: 'card' }
  }

  payment(): PaymentElement {
    if (this.#payment && !this.#payment.isDestroyed) return this.#payment
    throw new IntegrationError(
      'Invalid value for elements: it should have a mounted Payment Element. You can use elements.create() to make one.',
    )
  }

  /** What must be typed before it is sent: without an intent the page has had it checked by `submit()` before. */
  async readyToConfirm(): Promise<FrameAnswer> {
    if (this.#options.mode !== undefined && !this.#isSubmitted) {
      throw new IntegrationError(
        '`elements.submit()` must be called before confirming, when elements were created without an intent.',
      )
    }
    return this.payment().validate()
  }
}
