import type { ApiCall, FrameAnswer, FrameMethod, FrameOptions, FromFrame, ToFrame } from '../shared/protocol.ts'

/** Distributes over the union, so that each message may be sent without saying whom it is for. */
type Said<Message> = Message extends { readonly to: string } ? Omit<Message, 'to'> : never

// What the form is high before it says so itself: the page does not jump while it loads.
const FIRST_HEIGHT_PX = 292

/** The frame that the card is typed in. The page can ask it things, but never sees what is typed. */
export class CardFrame {
  readonly #iframe = document.createElement('iframe')
  readonly #origin: string
  readonly #heard: (message: FromFrame) => void
  readonly #answers = new Map<number, (answer: FrameAnswer) => void>()
  #options: FrameOptions
  #calls = 0
  #isLoaded = false
  #waiting: Array<Said<ToFrame>> = []

  constructor(origin: string, setup: { options: FrameOptions; title: string; heard: (message: FromFrame) => void }) {
    this.#origin = origin
    this.#options = setup.options
    this.#heard = setup.heard
    const { style } = this.#iframe
    Object.assign(style, {
      border: '0',
      display: 'block',
      width: '100%',
      height: `${FIRST_HEIGHT_PX}px`,
      colorScheme: 'normal',
    })
    this.#iframe.title = setup.title
    this.#iframe.name = `__privateStripeFrame${Math.random().toString(36).slice(2, 8)}`
    this.#iframe.allow = 'payment *'
    this.#iframe.src = `${origin}/frames/card#${encodeURIComponent(location.origin)}`
    window.addEventListener('message', this.#receive)
  }

  mountIn(place: HTMLElement): void {
    place.replaceChildren(this.#iframe)
  }

  unmount(): void {
    this.#iframe.remove()
    // A frame that is put back in loads anew.
    this.#isLoaded = false
  }

  destroy(): void {
    window.removeEventListener('message', this.#receive)
    this.#iframe.remove()
    for (const answer of this.#answers.values()) {
      answer({ error: { type: 'validation_error', message: 'The element was removed.' } })
    }
    this.#answers.clear()
  }

  configure(changes: Partial<FrameOptions>): void {
    this.#options = { ...this.#options, ...changes }
    if (this.#isLoaded) this.#post({ kind: 'configure', options: this.#options })
  }

  focus(): void {
    this.#iframe.focus()
  }

  call(method: FrameMethod, api: ApiCall | null = null): Promise<FrameAnswer> {
    this.#calls += 1
    const id = this.#calls
    return new Promise((resolve) => {
      this.#answers.set(id, resolve)
      this.#post({ kind: 'call', id, method, api })
    })
  }

  #post(message: Said<ToFrame>): void {
    if (!this.#isLoaded) this.#waiting.push(message)
    else this.#iframe.contentWindow?.postMessage({ to: 'frame', ...message }, this.#origin)
  }

  readonly #receive = (event: MessageEvent<FromFrame>): void => {
    if (event.origin !== this.#origin || event.source !== this.#iframe.contentWindow) return
    const message = event.data
    if (message.to !== 'page') return
    if (message.kind === 'loaded') this.#start()
    else if (message.kind === 'height') this.#iframe.style.height = `${message.px}px`
    else if (message.kind === 'answer') this.#settle(message.id, message.answer)
    this.#heard(message)
  }

  #start(): void {
    this.#isLoaded = true
    this.#post({ kind: 'configure', options: this.#options })
    for (const message of this.#waiting.splice(0)) this.#post(message)
  }

  #settle(id: number, answer: FrameAnswer): void {
    this.#answers.get(id)?.(answer)
    this.#answers.delete(id)
  }
}
