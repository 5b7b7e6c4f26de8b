import * as fc from 'fast-check'

/** What can happen in the life of a visit and its payments: by client, bank, Stripe, staff, or in between. */
const ACTS = [
  ...(['start', 'confirm', 'authenticate', 'come_back'] as const),
  ...(['settle', 'open_dispute', 'escalate', 'win', 'lose', 'finish_refund', 'fail_refund'] as const),
  ...(['expire_hold', 'payout', 'refund_at_stripe', 'cancel_at_stripe'] as const),
  ...(['refund', 'capture', 'release'] as const),
  ...(['deliver', 'run_job', 'trouble', 'crash'] as const),
  ...(['hold_runs_out', 'visit_expires', 'someone_else_books'] as const),
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

const stepOf = (act: Act): fc.Arbitrary<Step> => fc.record({ act: fc.constant(act), pick: fc.noBias(fc.nat(9999)) })

const inOrder = (...acts: readonly Act[]): fc.Arbitrary<readonly Step[]> => fc.tuple(...acts.map(stepOf))

// Whoever follows one of these has something to go wrong with; what goes wrong comes in between.
const BEGINNINGS = [
  inOrder('start', 'confirm', 'come_back'),
  inOrder('start', 'confirm', 'deliver', 'run_job'),
  inOrder('start', 'confirm'),
  inOrder('trouble', 'start', 'confirm'),
  inOrder('crash', 'start', 'start', 'confirm'),
  inOrder('start', 'hold_runs_out', 'confirm'),
  inOrder('start', 'visit_expires', 'someone_else_books', 'confirm', 'come_back'),
]

const TURNS = [
  inOrder('refund', 'run_job'),
  inOrder('trouble', 'refund', 'run_job', 'run_job'),
  inOrder('refund', 'trouble', 'run_job', 'run_job'),
  inOrder('refund', 'crash', 'run_job', 'run_job'),
  inOrder('refund', 'run_job', 'fail_refund'),
  inOrder('capture', 'run_job'),
  inOrder('trouble', 'capture', 'run_job'),
  inOrder('capture', 'expire_hold'),
  inOrder('release', 'run_job'),
  inOrder('open_dispute', 'deliver', 'run_job'),
  inOrder('open_dispute', 'win'),
  inOrder('open_dispute', 'lose', 'deliver', 'win'),
  inOrder('settle', 'deliver', 'run_job'),
  inOrder('start', 'confirm'),
]

const anything = fc.constantFrom(...ACTS).chain((act) => inOrder(act))
const turn = fc.oneof({ weight: 2, arbitrary: anything }, { weight: 3, arbitrary: fc.oneof(...TURNS) })

/** A random life of so many turns after its beginning, or fewer. */
export const livesOf = (mostTurns: number): fc.Arbitrary<Schedule> =>
  fc
    .record({
      isHold: fc.boolean(),
      isForeign: fc.nat(4).map((one) => one === 0),
      turns: fc.tuple(fc.oneof(...BEGINNINGS), fc.array(turn, { maxLength: mostTurns, size: 'max' })),
    })
    .map(({ turns: [beginning, rest], ...kind }) => ({ ...kind, steps: [...beginning, ...rest.flat()] }))

/** The same of a life in which no webhook ever arrives. */
export const livesWithoutWebhooks = (mostTurns: number): fc.Arbitrary<Schedule> =>
  livesOf(mostTurns).map(({ steps, ...kind }) => ({ ...kind, steps: steps.filter(({ act }) => act !== 'deliver') }))

export const scheduleInWords = ({ isHold, isForeign, steps }: Schedule): string =>
  `${isHold ? 'hold' : 'charge'}${isForeign ? ', foreign' : ''}: ${steps.map(({ act, pick }) => `${act}(${pick})`).join(' ')}`
