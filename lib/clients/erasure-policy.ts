export type ErasureRefusal = 'client_has_visits' | 'client_has_open_money'

export type ErasureDecision = { readonly ok: true } | { readonly ok: false; readonly refusal: ErasureRefusal }

type Standing = {
  /** Visits that are held, booked or going on. */
  readonly openVisits: number
  /** Payments that wait or are held, refunds and disputes under way: each may still need the person. */
  readonly openMoney: number
}

/**
 * Whether a person can be taken out of the books. First their visits end and their money comes to rest: nobody is left
 * waiting for somebody without a name, and nobody’s money without an owner.
 */
export function decideErasure({ openVisits, openMoney }: Standing): ErasureDecision {
  if (openVisits > 0) return { ok: false, refusal: 'client_has_visits' }
  return openMoney > 0 ? { ok: false, refusal: 'client_has_open_money' } : { ok: true }
}
