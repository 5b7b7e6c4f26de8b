import { missingParam } from '#sandbox/stripe/api/faults.ts'
import { isList, isTree, type Tree } from './tree.ts'

export type Range = { readonly gt?: number; readonly gte?: number; readonly lt?: number; readonly lte?: number }

type Name<P> = keyof P & string
type Within<T> = Exclude<T, string | number | boolean | null | undefined | readonly unknown[]>

/**
 * The parameters of one call, read by the names that the SDK's type of them has.
 * They have been checked against the endpoint's table, so a value is of its kind or absent.
 */
export class Params<P> {
  readonly #tree: Tree

  constructor(tree: Tree) {
    this.#tree = tree
  }

  has(name: Name<P>): boolean {
    return Object.hasOwn(this.#tree, name)
  }

  /** Sent empty, to unset what is there. */
  isCleared(name: Name<P>): boolean {
    return this.#tree[name] === ''
  }

  text(name: Name<P>): string | undefined {
    const value = this.#tree[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  integer(name: Name<P>): number | undefined {
    const value = this.text(name)
    return value === undefined ? undefined : Number(value)
  }

  flag(name: Name<P>): boolean | undefined {
    const value = this.text(name)
    return value === undefined ? undefined : value === 'true'
  }

  texts(name: Name<P>): readonly string[] | undefined {
    const value = this.#tree[name]
    return isList(value) ? value.filter((item) => typeof item === 'string') : undefined
  }

  within<K extends Name<P>>(name: K): Params<Within<P[K]>> | undefined {
    const value = this.#tree[name]
    return isTree(value) ? new Params<Within<P[K]>>(value) : undefined
  }

  range(name: Name<P>): Range | undefined {
    const value = this.#tree[name]
    if (typeof value === 'string') return { gte: Number(value), lte: Number(value) }
    if (!isTree(value)) return undefined
    return Object.fromEntries(Object.entries(value).map(([bound, moment]) => [bound, Number(moment)]))
  }

  requiredText(name: Name<P>): string {
    const value = this.text(name)
    if (value === undefined) throw missingParam(name)
    return value
  }

  requiredInteger(name: Name<P>): number {
    const value = this.integer(name)
    if (value === undefined) throw missingParam(name)
    return value
  }

  /** Every text of a hash by its name, empty ones too. */
  textEntries(): ReadonlyArray<readonly [string, string]> {
    return Object.entries(this.#tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    )
  }

  /** What a text field holds after this call: the new value, nothing where it was cleared, else what it held. */
  changedText(name: Name<P>, current: string | null): string | null {
    if (this.isCleared(name)) return null
    return this.text(name) ?? current
  }

  /** Metadata after this call: sent keys are added, keys sent empty are removed, all go when it is cleared itself. */
  changedMetadata(name: Name<P>, current: Readonly<Record<string, string>> | null): Record<string, string> {
    if (this.isCleared(name)) return {}
    const merged: Record<string, string> = { ...current }
    const sent = this.#tree[name]
    if (!isTree(sent)) return merged
    for (const [key, value] of Object.entries(sent)) {
      if (value === '') delete merged[key]
      else if (typeof value === 'string') merged[key] = value
    }
    return merged
  }
}
