import * as fc from 'fast-check'

const ACTS = [
  ...(['visit', 'visit', 'visit', 'capture', 'capture', 'capture', 'settle', 'wait', 'wait'] as const),
  ...(['refund', 'refund', 'fail_refund', 'dispute', 'win', 'lose'] as const),
  ...(['pay_link', 'pay_link', 'pay_open', 'miss', 'cancel', 'come_after_all', 'run_jobs'] as const),
  ...(['move', 'sell_elsewhere', 'pay_out', 'fail_payout'] as const),
] as const

export type Act = (typeof ACTS)[number]

export type History = {
  readonly isHold: boolean
  readonly isForeign: boolean
  readonly acts: readonly { readonly act: Act; readonly pick: number }[]
}

const step = fc.record({ act: fc.constantFrom(...ACTS), pick: fc.noBias(fc.nat(9999)) })

/** What becomes of the money of a salon in some weeks: visits of several services, and all that can follow. */
export const histories: fc.Arbitrary<History> = fc.record({
  isHold: fc.boolean(),
  isForeign: fc.boolean(),
  acts: fc
    .tuple(
      fc.constant<{ act: Act; pick: number }>({ act: 'visit', pick: 7 }),
      fc.array(step, { minLength: 12, maxLength: 24, size: 'max' }),
    )
    .map(([first, rest]) => [first, ...rest]),
})

export const historyInWords = ({ isHold, isForeign, acts }: History): string =>
  `${isHold ? 'hold' : 'charge'}${isForeign ? ', foreign' : ''}: ${acts.map(({ act, pick }) => `${act}(${pick})`).join(' ')}`
