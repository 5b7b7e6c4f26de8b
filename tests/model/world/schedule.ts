import * as fc from 'fast-check'

/** What can happen in the life of a visit and its payments: by client, bank, Stripe, staff, or in between. */
export const ACTS = [
  ...(['start', 'confirm', 'authenticate', 'come_back'] as const),
  ...(['settle', 'open_dispute', 'escalate', 'win', 'lose', 'finish_refund', 'fail_refund'] as const),
  ...(['expire_hold', 'payout', 'refund_at_stripe', 'cancel_at_stripe'] as const),
  ...(['refund', 'capture', 'release'] as const),
  ...(['deliver', 'run_job', 'trouble', 'hold_runs_out', 'someone_else_books'] as const),
] as const

export type Act = (typeof ACTS)[number]

/** `pick` decides what the act leaves open: which card, which event, how much. */
export type Step = { readonly act: Act; readonly pick: number }

export type Schedule = {
  /** The card is only held at booking. */
  readonly isHold: boolean
  /** The account is paid out in another currency than the salon's. */
  readonly isForeign: boolean
  readonly steps: readonly Step[]
}

const WEIGHTS: Readonly<Partial<Record<Act, number>>> = { deliver: 6, run_job: 7, trouble: 4, settle: 2, refund: 3 }

const step = (...acts: readonly Act[]): fc.Arbitrary<Step> =>
  fc.record({ act: fc.constantFrom(...acts), pick: fc.nat(9999) })

const anyStep = step(...ACTS.flatMap((act) => Array.from({ length: WEIGHTS[act] ?? 1 }, () => act)))

// Most lives begin with a client who comes to the card form and pays, so that there is something to go wrong with.
const opening = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(step('start'), step('confirm')) },
  { weight: 2, arbitrary: fc.tuple(step('trouble'), step('start'), step('confirm')) },
  { weight: 1, arbitrary: fc.tuple(step('start'), step('hold_runs_out'), step('confirm')) },
  { weight: 1, arbitrary: fc.tuple(step('start')) },
)

/** A random life of at most so many steps after its beginning. */
export const scheduleOf = (mostSteps: number, acts: fc.Arbitrary<Step> = anyStep): fc.Arbitrary<Schedule> =>
  fc
    .record({
      isHold: fc.nat(2).map((one) => one === 0),
      isForeign: fc.nat(4).map((one) => one === 0),
      begin: opening,
      rest: fc.array(acts, { maxLength: mostSteps, size: 'max' }),
    })
    .map(({ begin, rest, ...kind }) => ({ ...kind, steps: [...begin, ...rest] }))

/** The same life without any webhook. */
export const scheduleWithoutWebhooks = (mostSteps: number): fc.Arbitrary<Schedule> =>
  scheduleOf(mostSteps, anyStep.filter(({ act }) => act !== 'deliver' && act !== 'come_back'))

export const scheduleInWords = ({ isHold, isForeign, steps }: Schedule): string =>
  `${isHold ? 'hold' : 'charge'}${isForeign ? ', foreign' : ''}: ${steps.map(({ act, pick }) => `${act}(${pick})`).join(' ')}`
