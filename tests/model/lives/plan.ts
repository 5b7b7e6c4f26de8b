import type * as fc from 'fast-check'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import type { Schedule } from './schedule.ts'

export type Plan = {
  readonly simulator: RunningSimulator
  readonly lives: fc.Arbitrary<Schedule>
  readonly count: number
}

const given = process.env.ZAPYS_SEED

/** What all lives of this run are drawn with. */
export const seed = given ? Number(given) : Math.floor(Math.random() * 2 ** 31)

export const isSoak = process.env.ZAPYS_SOAK === '1'

/** How a run is played again. */
export const replayOf = (index: number): string =>
  `life ${index} of seed ${seed}: ZAPYS_SEED=${seed} npm run test:model plays it again`
