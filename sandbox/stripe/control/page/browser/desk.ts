import { element } from './element.ts'

type Field = {
  readonly name: string
  readonly label: string
  readonly kind?: 'text' | 'number'
  readonly words?: readonly string[]
  readonly value?: string
}

type Target = { readonly path: string; readonly given?: object }

/** What is done from the page: each act is a call of the control API, and then everything is drawn anew. */
export class Desk {
  readonly #redraw: () => Promise<void>
  readonly #news: HTMLElement

  constructor(news: HTMLElement, redraw: () => Promise<void>) {
    this.#news = news
    this.#redraw = redraw
  }

  button(label: string, path: string, body: object = {}): HTMLButtonElement {
    return this.act(label, () => this.call('POST', path, body))
  }

  act(label: string, work: () => Promise<unknown>): HTMLButtonElement {
    const button = element('button', { attributes: { type: 'button' } }, label)
    button.addEventListener('click', () => void this.#do(label, work))
    return button
  }

  /** A small form whose fields become the body of a call; empty ones are left out. */
  form(label: string, target: Target, fields: readonly Field[]): HTMLFormElement {
    const { path, given = {} } = target
    const inputs = fields.map((field) => ({ field, input: inputOf(field) }))
    const labels = inputs.map(({ field, input }) => element('label', {}, element('span', {}, field.label), input))
    const form = element('form', { class: 'row' }, ...labels, element('button', {}, label))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const filled = inputs.filter(({ input }) => input.value !== '')
      const body = { ...given, ...Object.fromEntries(filled.map(({ field, input }) => [field.name, input.value])) }
      void this.#do(label, () => this.call('POST', path, body))
    })
    return form
  }

  async call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const response = await fetch(`/_sim${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    const answer: { error?: { message: string } } = await response.json()
    if (answer.error) throw new Error(answer.error.message)
    return answer
  }

  async #do(label: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
      this.#news.textContent = `Done: ${label}.`
      this.#news.className = ''
    } catch (error) {
      this.#news.textContent = error instanceof Error ? error.message : String(error)
      this.#news.className = 'wrong'
    }
    await this.#redraw()
  }
}

function inputOf({ name, kind = 'text', words, value = '' }: Field): HTMLInputElement | HTMLSelectElement {
  if (words) {
    return element('select', { attributes: { name } }, ...words.map((word) => new Option(word, word)))
  }
  return element('input', { attributes: { name, type: kind, value } })
}
