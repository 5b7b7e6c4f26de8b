import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { audit } from '#lib/db/auditor.ts'
import { anOwnDatabase } from '#tests/support/own-database.ts'
import { histories, historyInWords } from './histories/acts.ts'
import { Telling } from './histories/history.ts'
import { aSalonOfServices } from './histories/salon-of-services.ts'
import { isSoak, replayOf, seed } from './lives/plan.ts'
import { reportDisagreements, reportSeen } from './world/report-agreement.ts'
import { aStripeWorld } from './world/stripe-world.ts'

await anOwnDatabase()
const simulator = await aStripeWorld()
afterAll(() => simulator.stop())

const HISTORIES = isSoak ? 600 : 12
const LIMIT_MS = isSoak ? 7_200_000 : 900_000

// What never happened proves nothing: where chance left one of them out, some more histories are told.
const TO_SEE = [
  ...['by fee', 'by form', 'by link', 'disputes', 'fees', 'gross', 'other', 'payouts', 'refunds', 'rest of a capture'],
  ...['split', 'split for one'],
]
const MOST_HISTORIES = 5 * HISTORIES
const isAllSeen = () => TO_SEE.every((each) => reportSeen.has(each))

test(
  `in ${HISTORIES} random histories the report is the sum of Stripe’s own movements in every grouping`,
  async () => {
    for (const [index, history] of fc.sample(histories, { numRuns: MOST_HISTORIES, seed }).entries()) {
      if (index >= HISTORIES && isAllSeen()) break
      const salon = await aSalonOfServices(history)
      await new Telling(salon, simulator).tell(history)
      const found = await reportDisagreements(salon, simulator.truth(salon.stripe.id))
      const findings = await audit(salon.branchId)
      expect([...found, ...findings], `${historyInWords(history)}\n${replayOf(index)}`).toEqual([])
    }
    expect([...reportSeen].toSorted()).toEqual(TO_SEE)
  },
  LIMIT_MS,
)
