/** What a parameter may hold. A table of these stands beside each endpoint; see `ParamTable`. */
export type Kind =
  | { readonly is: 'text' | 'integer' | 'boolean' | 'metadata' | 'range' | 'anything' }
  | { readonly is: 'one_of'; readonly words: readonly string[] }
  | { readonly is: 'list'; readonly of: Kind }
  | { readonly is: 'hash'; readonly of: Readonly<Record<string, Kind>>; readonly isPart: boolean }
  | { readonly is: 'clearable'; readonly of: Kind }
  | { readonly is: 'not_simulated' }

export type TextKind = { readonly is: 'text' }
export type IntegerKind = { readonly is: 'integer' }
export type BooleanKind = { readonly is: 'boolean' }
export type MetadataKind = { readonly is: 'metadata' }
export type RangeKind = { readonly is: 'range' }
export type AnythingKind = { readonly is: 'anything' }
export type NotSimulatedKind = { readonly is: 'not_simulated' }
export type OneOfKind<Word extends string> = { readonly is: 'one_of'; readonly words: readonly Word[] }
export type ListKind<Of> = { readonly is: 'list'; readonly of: Of }
export type HashKind<Of> = { readonly is: 'hash'; readonly of: Of; readonly isPart: false }
export type PartKind<Of> = { readonly is: 'hash'; readonly of: Of; readonly isPart: true }
export type ClearableKind<Of> = { readonly is: 'clearable'; readonly of: Of }

export const text: TextKind = { is: 'text' }
export const integer: IntegerKind = { is: 'integer' }
export const flag: BooleanKind = { is: 'boolean' }
export const metadata: MetadataKind = { is: 'metadata' }
/** A moment, or a range of moments by `gt`, `gte`, `lt` and `lte`. */
export const range: RangeKind = { is: 'range' }
/** Accepted as it comes and without effect, as where Stripe only passes it on. */
export const anything: AnythingKind = { is: 'anything' }
/** Stripe knows it, the simulator does not: using it is refused in plain words instead of being ignored. */
export const notSimulated: NotSimulatedKind = { is: 'not_simulated' }

export function oneOf<const Word extends string>(...words: readonly Word[]): OneOfKind<Word> {
  return { is: 'one_of', words }
}

export function listOf<const Of extends Kind>(of: Of): ListKind<Of> {
  return { is: 'list', of }
}

export function hash<const Of extends Readonly<Record<string, Kind>>>(of: Of): HashKind<Of> {
  return { is: 'hash', of, isPart: false }
}

/** A hash of which only these fields are simulated; Stripe has more. */
export function partOf<const Of extends Readonly<Record<string, Kind>>>(of: Of): PartKind<Of> {
  return { is: 'hash', of, isPart: true }
}

/** May be sent empty, which unsets it. */
export function clearable<const Of extends Kind>(of: Of): ClearableKind<Of> {
  return { is: 'clearable', of }
}
