import { type Money, sumOf } from '#lib/money/money.ts'

type Before = Readonly<Record<'paid' | 'held' | 'recorded', Money>>
type After = Readonly<Record<'fee' | 'returned' | 'atDesk', Money>>

export type CancelSum = {
  /** `held` is all that there is, where it is only held; the last three are what the client gets back, and how. */
  readonly kind: 'paid' | 'held' | 'kept' | 'returned' | 'released' | 'atDesk'
  readonly amount: Money
}

/**
 * How a client's money is shared if they cancel: all of it, what is kept, and what comes back to the card and at the
 * salon, each where any of it was paid so. The first is the sum of the others; where nothing was paid there is none.
 */
export function cancelSumsOf(before: Before, { fee, returned, atDesk }: After): readonly CancelSum[] {
  const all = sumOf([fee, returned, atDesk], fee.currency)
  if (all.amountMinor === 0) return []
  const [isPaid, isHeld, isAtDesk] = [before.paid, before.held, before.recorded].map(isSome)
  const isReleased = isHeld && !isPaid
  const card: CancelSum = { kind: isReleased ? 'released' : 'returned', amount: returned }
  return [
    { kind: isReleased && !isAtDesk ? 'held' : 'paid', amount: all },
    { kind: 'kept', amount: fee },
    ...(isPaid || isHeld ? [card] : []),
    ...(isAtDesk ? [{ kind: 'atDesk', amount: atDesk } as const] : []),
  ]
}

const isSome = ({ amountMinor }: Money) => amountMinor > 0
