import { newId } from '#sandbox/stripe/state/new-id.ts'

/** What can be made to go wrong with API calls. `cut_midway` sends half of the answer. */
export const TROUBLE_KINDS = ['rate_limit', 'lock_timeout', 'error', 'hang', 'cut', 'cut_midway', 'delay'] as const
export type TroubleKind = (typeof TROUBLE_KINDS)[number]

/** Whether the call has its effect although it goes wrong. */
export type TroubleMoment = 'before' | 'after'

export type Trouble = {
  readonly id: string
  readonly kind: TroubleKind
  readonly when: TroubleMoment
  readonly times: number
  readonly delayMs: number
  readonly method: string | null
  /** The start of the paths that it hits, such as `/v1/refunds`. */
  readonly path: string | null
  readonly account: string | null
}

export type TroubledCall = { readonly method: string; readonly path: string; readonly account: string }

/** Troubles that wait for their calls, in the order in which they were made. */
export class Troubles {
  #waiting: Trouble[] = []

  list(): readonly Trouble[] {
    return this.#waiting
  }

  add(trouble: Omit<Trouble, 'id'>): Trouble {
    const added = { id: newId('trouble'), ...trouble }
    this.#waiting.push(added)
    return added
  }

  /** Forgets those that wait, or those that wait for one account. */
  clear(account?: string): void {
    this.#waiting = account === undefined ? [] : this.#waiting.filter((trouble) => trouble.account !== account)
  }

  /** The trouble that hits this call, which uses it up by one. */
  take(call: TroubledCall): Trouble | null {
    if (this.#waiting.length === 0) return null
    const hit = this.#waiting.find((trouble) => hits(trouble, call))
    if (!hit) return null
    const rest = hit.times - 1
    this.#waiting = this.#waiting.flatMap((trouble) => {
      if (trouble !== hit) return [trouble]
      return rest > 0 ? [{ ...trouble, times: rest }] : []
    })
    return hit
  }
}

function hits(trouble: Trouble, call: TroubledCall): boolean {
  const { method, path, account } = trouble
  return (
    (method === null || method === call.method) &&
    (path === null || call.path.startsWith(path)) &&
    (account === null || account === call.account)
  )
}
