import type { FormState, Refusal } from '../shared/protocol.ts'
import { type Language, type Texts, textsIn } from '../shared/texts.ts'
import { brandIcon } from './brand-icon.ts'
import { brandOf, cvcLength, groupedNumber, isWholeNumber, longestNumber, passesLuhn } from './brands.ts'
import { fillCountries, likelyCountry } from './countries.ts'
import { expiryFrom, formattedExpiry, pastPart } from './expiry.ts'
import { Field } from './field.ts'
import { testBanner } from './test-banner.ts'

type Problem = { readonly field: Field; readonly code: keyof Texts }

/** The form that a card is typed in. */
export class CardForm {
  readonly root = document.createElement('form')
  readonly #number = new Field({ name: 'number', autocomplete: 'cc-number', maxLength: 23 })
  readonly #expiry = new Field({ name: 'expiry', autocomplete: 'cc-exp', maxLength: 9 })
  readonly #cvc = new Field({ name: 'cvc', autocomplete: 'cc-csc', maxLength: 4 })
  readonly #country = document.createElement('select')
  readonly #countryField = document.createElement('div')
  readonly #countryLabel = document.createElement('label')
  readonly #banner = testBanner((number) => this.#fill(number))
  readonly #changed: (state: FormState) => void
  readonly #testCards: ReadonlySet<string>
  #texts: Texts = textsIn('en')

  constructor(testCards: readonly string[], changed: (state: FormState) => void) {
    this.#testCards = new Set(testCards)
    this.#changed = changed
    this.#build()
    this.#listen()
    this.#showBrand()
  }

  speak(language: Language): void {
    this.#texts = textsIn(language)
    document.documentElement.lang = language
    this.#number.name(this.#texts.cardNumber, '1234 1234 1234 1234')
    this.#expiry.name(this.#texts.expiry, this.#texts.expiryHint)
    this.#cvc.name(this.#texts.cvc, this.#texts.cvcHint)
    this.#countryLabel.textContent = this.#texts.country
    fillCountries(this.#country, language)
    if (this.#country.dataset.chosen !== 'true') this.#country.value = likelyCountry(language)
    this.#banner.name(this.#texts)
    for (const { field, code } of this.#problems()) if (field.isShowing) field.show(this.#texts[code])
  }

  ask({ country, isAsked, isReadOnly }: { country: string | null; isAsked: boolean; isReadOnly: boolean }): void {
    this.#countryField.hidden = !isAsked
    if (country !== null && this.#country.dataset.chosen !== 'true') {
      this.#country.value = country
      this.#country.dataset.chosen = 'true'
    }
    for (const field of this.#fields()) field.input.readOnly = isReadOnly
  }

  focus(): void {
    this.#number.input.focus()
  }

  clear(): void {
    for (const field of this.#fields()) {
      field.input.value = ''
      field.show(null)
    }
    this.#tell()
  }

  /** Shows everything that is wrong and puts the cursor in the first of it. */
  validate(): Refusal | null {
    const problems = this.#problems()
    for (const field of this.#fields()) {
      const problem = problems.find((one) => one.field === field)
      field.show(problem ? this.#texts[problem.code] : null)
    }
    const [first] = problems
    if (!first) return null
    first.field.input.focus()
    return { type: 'validation_error', code: first.code, message: this.#texts[first.code] }
  }

  /** What the bank said no to is shown where it was typed. */
  showRefusal({ code }: Refusal): void {
    if (code === 'incorrect_cvc' || code === 'invalid_cvc') this.#cvc.show(this.#texts.incorrect_cvc)
    if (code === 'expired_card') this.#expiry.show(this.#texts.expired_card)
    if (code === 'incorrect_number' || code === 'invalid_number') this.#number.show(this.#texts.incorrect_number)
  }

  get card(): object {
    const expiry = expiryFrom(this.#expiry.input.value)
    return { number: this.#number.digits, exp_month: expiry?.month, exp_year: expiry?.year, cvc: this.#cvc.digits }
  }

  get country(): string | null {
    return this.#countryField.hidden ? null : this.#country.value
  }

  #fields(): readonly Field[] {
    return [this.#number, this.#expiry, this.#cvc]
  }

  #build(): void {
    this.root.noValidate = true
    this.root.autocomplete = 'on'
    this.#countryField.className = 'Field Field--country'
    this.#countryLabel.className = 'Label'
    this.#countryLabel.htmlFor = 'Field-countryInput'
    this.#country.id = 'Field-countryInput'
    this.#country.className = 'Input Input--select'
    this.#country.autocomplete = 'billing country'
    this.#countryField.append(this.#countryLabel, this.#country)
    const fields = [...this.#fields().map(({ root }) => root), this.#countryField]
    this.root.append(...fields, this.#banner.root)
  }

  #listen(): void {
    this.#number.input.addEventListener('input', () => this.#typeNumber())
    this.#expiry.input.addEventListener('input', (event) => this.#typeExpiry(event))
    this.#cvc.input.addEventListener('input', () => this.#typeCvc())
    this.#country.addEventListener('change', () => {
      this.#country.dataset.chosen = 'true'
      this.#tell()
    })
    for (const field of this.#fields()) {
      field.input.addEventListener('blur', () => this.#judge(field))
      field.input.addEventListener('keydown', (event) => this.#goBack(field, event))
    }
  }

  #typeNumber(): void {
    const digits = this.#number.digits.slice(0, longestNumber(this.#number.digits))
    this.#number.write(groupedNumber(digits))
    this.#number.show(null)
    this.#showBrand()
    this.#cvc.input.maxLength = cvcLength(digits)
    const problem = this.#problemOf(this.#number)
    if (isWholeNumber(digits) && problem) this.#number.show(this.#texts[problem.code])
    if (digits.length === longestNumber(digits) && !problem) this.#advance(this.#number, this.#expiry)
    this.#tell()
  }

  #typeExpiry(event: Event): void {
    const isDeleting = event instanceof InputEvent && event.inputType.startsWith('delete')
    this.#expiry.write(formattedExpiry(this.#expiry.input.value, isDeleting))
    this.#expiry.show(null)
    if (expiryFrom(this.#expiry.input.value)) {
      const problem = this.#problemOf(this.#expiry)
      if (problem) this.#expiry.show(this.#texts[problem.code])
      else this.#advance(this.#expiry, this.#cvc)
    }
    this.#tell()
  }

  #typeCvc(): void {
    this.#cvc.write(this.#cvc.digits.slice(0, cvcLength(this.#number.digits)))
    this.#cvc.show(null)
    this.#tell()
  }

  /** On to the next field, when this one was just completed at its end. */
  #advance(from: Field, to: Field): void {
    const { input } = from
    if (document.activeElement === input && input.selectionStart === input.value.length) to.input.focus()
  }

  /** Backspace in an empty field goes back to the one before. */
  #goBack(field: Field, event: KeyboardEvent): void {
    if (event.key !== 'Backspace' || field.input.value !== '') return
    const before = this.#fields()[this.#fields().indexOf(field) - 1]
    if (!before) return
    event.preventDefault()
    before.input.focus()
  }

  #judge(field: Field): void {
    if (field.input.value === '') return
    const problem = this.#problemOf(field)
    field.show(problem ? this.#texts[problem.code] : null)
  }

  #problemOf(field: Field): Problem | undefined {
    return this.#problems().find((problem) => problem.field === field)
  }

  #problems(): readonly Problem[] {
    const problems: Problem[] = []
    const number = this.#numberProblem()
    const expiry = this.#expiryProblem()
    if (number) problems.push({ field: this.#number, code: number })
    if (expiry) problems.push({ field: this.#expiry, code: expiry })
    if (this.#cvc.digits.length !== cvcLength(this.#number.digits)) {
      problems.push({ field: this.#cvc, code: 'incomplete_cvc' })
    }
    return problems
  }

  #numberProblem(): keyof Texts | null {
    const { digits } = this.#number
    if (!isWholeNumber(digits)) return 'incomplete_number'
    if (this.#testCards.has(digits)) return null
    return passesLuhn(digits) ? 'not_a_test_card' : 'invalid_number'
  }

  #expiryProblem(): keyof Texts | null {
    const expiry = expiryFrom(this.#expiry.input.value)
    if (!expiry) return 'incomplete_expiry'
    const past = pastPart(expiry, new Date())
    return past === null ? null : `invalid_expiry_${past}_past`
  }

  #showBrand(): void {
    const brand = brandOf(this.#number.digits)
    if (this.#number.box.dataset.brand === brand) return
    this.#number.box.dataset.brand = brand
    this.#number.box.querySelector('.BrandIcon')?.remove()
    this.#number.box.append(brandIcon(brand))
  }

  #fill(number: string): void {
    const year = (new Date().getFullYear() + 4) % 100
    this.#number.input.value = groupedNumber(number.replace(/\D/g, ''))
    this.#expiry.input.value = `12 / ${year}`
    this.#cvc.input.value = '123'
    for (const field of this.#fields()) field.show(null)
    this.#showBrand()
    this.#tell()
  }

  #tell(): void {
    const empty = this.#fields().every(({ input }) => input.value === '')
    const brand = brandOf(this.#number.digits)
    const complete = this.#problems().length === 0
    this.#changed({ empty, complete, country: this.country, brand: brand === 'unknown' ? null : brand })
  }
}
