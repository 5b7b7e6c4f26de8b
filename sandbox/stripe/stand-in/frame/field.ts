export type FieldSetup = {
  readonly name: string
  readonly autocomplete: 'cc-number' | 'cc-exp' | 'cc-csc'
  readonly maxLength: number
}

/** One labelled input with its message below. */
export class Field {
  readonly root = document.createElement('div')
  readonly input = document.createElement('input')
  readonly box = document.createElement('div')
  readonly #label = document.createElement('label')
  readonly #error = document.createElement('p')

  constructor({ name, autocomplete, maxLength }: FieldSetup) {
    this.root.className = `Field Field--${name}`
    this.#label.className = 'Label'
    this.#label.htmlFor = `Field-${name}Input`
    this.box.className = 'InputBox'
    const { input } = this
    input.className = 'Input'
    input.id = `Field-${name}Input`
    input.name = name
    input.type = 'text'
    input.inputMode = 'numeric'
    input.autocomplete = autocomplete
    input.maxLength = maxLength
    input.required = true
    input.setAttribute('aria-describedby', `Field-${name}Error`)
    this.#error.className = 'Error'
    this.#error.id = `Field-${name}Error`
    this.#error.setAttribute('role', 'alert')
    this.#error.hidden = true
    this.box.append(input)
    this.root.append(this.#label, this.box, this.#error)
  }

  get digits(): string {
    return this.input.value.replace(/\D/g, '')
  }

  name(label: string, hint: string): void {
    this.#label.textContent = label
    this.input.placeholder = hint
  }

  show(message: string | null): void {
    this.#error.hidden = message === null
    this.#error.textContent = message ?? ''
    this.input.setAttribute('aria-invalid', String(message !== null))
    this.input.classList.toggle('Input--invalid', message !== null)
  }

  get isShowing(): boolean {
    return !this.#error.hidden
  }

  /** Puts formatted text in and leaves the caret where it was counted in digits. */
  write(text: string): void {
    const { input } = this
    if (input.value === text) return
    const caret = input.selectionStart ?? input.value.length
    const digitsBefore = input.value.slice(0, caret).replace(/\D/g, '').length
    const isAtEnd = caret === input.value.length
    input.value = text
    if (document.activeElement !== input) return
    const place = isAtEnd ? text.length : placeAfter(text, digitsBefore)
    input.setSelectionRange(place, place)
  }
}

function placeAfter(text: string, digits: number): number {
  let seen = 0
  for (const [index, character] of [...text].entries()) {
    if (seen === digits) return index
    if (/\d/.test(character)) seen += 1
  }
  return text.length
}
