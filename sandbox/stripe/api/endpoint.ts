import type { KindTable } from '#sandbox/stripe/params/check-params.ts'
import type { ParamTable } from '#sandbox/stripe/params/param-table.ts'
import { Params } from '#sandbox/stripe/params/params.ts'
import type { Tree } from '#sandbox/stripe/params/tree.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import type { KeyRow } from '#sandbox/stripe/state/rows.ts'
import type { Resource } from './access/permissions.ts'

/** One call of the API by a known key, its parameters checked. */
export type Call<P> = {
  readonly books: Books
  readonly key: KeyRow
  readonly params: Params<P>
  /** The id in the path, where the path has one. */
  readonly id: string
  /** Where the simulator itself can be reached from a browser. */
  readonly origin: string
  readonly upload: Upload | null
}

export type Upload = { readonly filename: string; readonly type: string; readonly bytes: Buffer }

type Definition<P, B> = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With `:id` where an id stands. */
  readonly path: string
  readonly resource: Resource
  readonly params: ParamTable<P>
  /** What a browser may call too, holding a publishable key, with the further parameters that Stripe.js sends. */
  readonly browser?: KindTable
  readonly run: (call: Call<P & B>) => object
}

export type RawCall = Omit<Call<unknown>, 'params'> & { readonly params: Tree }

export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly resource: Resource
  readonly params: KindTable
  readonly browser: KindTable | null
  readonly run: (call: RawCall) => object
}

/** An endpoint of the API. `P` is the SDK's type of its parameters, `B` what only a browser adds. */
export function endpoint<P, B = unknown>(definition: Definition<P, B>): Endpoint {
  const { method, path, resource, browser, run } = definition
  const params: KindTable = Object.fromEntries(Object.entries(definition.params))
  return {
    method,
    path,
    resource,
    params,
    browser: browser ? { ...params, ...browser } : null,
    run: (call) => run({ ...call, params: new Params<P & B>(call.params) }),
  }
}
