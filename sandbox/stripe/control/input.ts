import { ControlFault } from './control-fault.ts'

/** The JSON body or the query of a control call, read field by field. */
export class Input {
  readonly #fields: Readonly<Record<string, unknown>>

  constructor(fields: Readonly<Record<string, unknown>>) {
    this.#fields = fields
  }

  /** Refuses fields that the call does not know, so that a misspelt one is not silently without effect. */
  only(...names: readonly string[]): this {
    const unknown = Object.keys(this.#fields).filter((name) => !names.includes(name))
    if (unknown.length > 0)
      throw new ControlFault(`Unknown field ${unknown.join(', ')}; known are ${names.join(', ') || 'none'}.`)
    return this
  }

  text(name: string): string | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') throw new ControlFault(`"${name}" must be text.`)
    return value
  }

  requiredText(name: string): string {
    const value = this.text(name)
    if (value === undefined || value === '') throw new ControlFault(`"${name}" is missing.`)
    return value
  }

  number(name: string): number | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null || value === '') return undefined
    const number = Number(value)
    if (!Number.isSafeInteger(number) || number < 0)
      throw new ControlFault(`"${name}" must be a whole number, 0 or more.`)
    return number
  }

  flag(name: string): boolean | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (value === true || value === 'true') return true
    if (value === false || value === 'false') return false
    throw new ControlFault(`"${name}" must be true or false.`)
  }

  isNull(name: string): boolean {
    return this.#fields[name] === null
  }

  texts(name: string): readonly string[] | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (!Array.isArray(value)) throw new ControlFault(`"${name}" must be a list.`)
    return value.map(String)
  }

  numbers(name: string): readonly number[] | undefined {
    return this.texts(name)?.map((value) => {
      const number = Number(value)
      if (!Number.isSafeInteger(number) || number < 0) throw new ControlFault(`"${name}" must hold whole numbers.`)
      return number
    })
  }

  entries(name: string): ReadonlyArray<readonly [string, string]> | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'object') throw new ControlFault(`"${name}" must be an object.`)
    return Object.entries(value).map(([key, text]) => [key, String(text)] as const)
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const word = words.find((known) => known === value)
    if (!word) throw new ControlFault(`"${name}" must be one of ${words.join(', ')}.`)
    return word
  }
}
