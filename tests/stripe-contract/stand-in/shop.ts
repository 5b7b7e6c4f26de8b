import { createServer } from 'node:http'
import { type Browser, chromium, type FrameLocator, type Page } from '@playwright/test'
import { afterAll, beforeAll } from 'vitest'
import { ensureChromium } from '#tests/support/chromium.ts'
import { isReal, simulatorOrigin } from '../support/target.ts'

/** A machine that is busy with other things may take its time. */
export const PATIENT = { timeout: 10_000 }

type ShopWishes = {
  readonly key: string
  readonly elements: object
  readonly payment?: object
  readonly lang?: string
}

/** What the page of a shop does with Stripe.js, as short as it can be; every event of the element is kept. */
const SCRIPT = `
window.shop = {
  told: [],
  open({ key, elements, payment }) {
    this.stripe = Stripe(key)
    this.elements = this.stripe.elements(elements)
    this.element = this.elements.create('payment', payment)
    const names = ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'loaderstart', 'carddetailschange', 'availablepaymentmethodschange']
    for (const name of names) this.element.on(name, (event) => this.told.push({ name, event }))
    this.element.mount('#card')
  },
  async pay(clientSecret, rest = { redirect: 'if_required' }) {
    const submitted = await this.elements.submit()
    if (submitted.error) return { submitted: submitted.error }
    return this.stripe.confirmPayment({ elements: this.elements, clientSecret, ...rest })
  },
}`

/** A browser, and a shop's page of an origin of its own. */
export class Shop {
  #page: Page | undefined
  #browser: Browser | undefined
  readonly #server = createServer((request, response) => {
    const lang = new URL(request.url ?? '/', 'http://shop').searchParams.get('lang') ?? 'en'
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="${lang}"><title>Shop</title><body><main><h1>Pay</h1><div id="card"></div></main><script src="${simulatorOrigin()}/stripe.js"></script><script>${SCRIPT}</script>`,
    )
  })

  constructor() {
    if (isReal) return
    beforeAll(async () => {
      await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
      const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
      this.#browser = await chromium.launch({ executablePath: await ensureChromium(), args })
      const context = await this.#browser.newContext({ locale: 'en-US' })
      this.#page = await context.newPage()
    }, 60_000)
    afterAll(async () => {
      await this.#browser?.close()
      this.#server.close()
    })
  }

  get page(): Page {
    if (!this.#page) throw new Error('The browser has not been started.')
    return this.#page
  }

  get origin(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  get frame(): FrameLocator {
    return this.page.locator('#card iframe').contentFrame()
  }

  /** Goes to the shop's page without doing anything there. */
  async visit(lang = 'en'): Promise<Page> {
    await this.page.goto(`${this.origin}/?lang=${lang}`)
    return this.page
  }

  /** Opens the payment form and waits until it is ready. */
  async open({ lang, ...wishes }: ShopWishes): Promise<void> {
    await this.visit(lang)
    await this.page.evaluate((given) => Reflect.get(window, 'shop').open(given), wishes)
    await this.page.waitForFunction(() => Reflect.get(window, 'shop').told.some(({ name }: Told) => name === 'ready'))
  }

  async type(number: string, expiry = '12 / 34', cvc = '123'): Promise<void> {
    await this.frame.getByLabel('Card number').fill(number)
    await this.frame.getByLabel('Expiration date').fill(expiry)
    await this.frame.getByLabel('Security code').fill(cvc)
  }

  pay(clientSecret: string, rest?: object): Promise<Outcome> {
    return this.page.evaluate(([secret, more]) => Reflect.get(window, 'shop').pay(secret, more), [
      clientSecret,
      rest,
    ] as const)
  }

  told(): Promise<Told[]> {
    return this.page.evaluate(() => Reflect.get(window, 'shop').told)
  }
}

export type Told = { readonly name: string; readonly event: Record<string, unknown> }
export type Outcome = {
  readonly submitted?: { readonly type: string; readonly code: string; readonly message: string }
  readonly error?: {
    readonly type: string
    readonly code?: string
    readonly decline_code?: string
    readonly message: string
    readonly payment_intent?: { readonly status: string }
  }
  readonly paymentIntent?: { readonly id: string; readonly status: string }
}
