import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { endVisit } from '#lib/flows/visits/end-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aPaidPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

const ENDING = { state: 'canceled', now: new Date(), isFeeWaived: false, refundReason: 'requested_by_client' } as const

test('a visit, its fee and the promises of its money are written together or not at all', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  const broken = inTransaction(async (tx) => {
    const visit = await lockVisit(tx, salon.form, visitId)
    invariant(visit, 'the visit is there')
    await endVisit(tx, salon.form, { visit, ending: ENDING })
    throw new Error('cut off')
  })
  await expect(broken).rejects.toThrow('cut off')
  expect((await paymentOfVisit(salon, visitId)).refunds).toEqual([])
  const visit = await database().visit.findFirstOrThrow({ where: { id: visitId } })
  expect(visit).toMatchObject({ state: 'booked', feeMinor: null })
})
