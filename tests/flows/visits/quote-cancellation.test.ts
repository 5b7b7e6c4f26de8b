import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { quoteCancellation } from '#lib/flows/visits/quote-cancellation.ts'
import { aHeldPayment, aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

async function agree(salon: Salon, visitId: string): Promise<void> {
  const where = { branchId_id: { branchId: salon.branchId, id: visitId } }
  const agreedTerms = { version: 1, freeHours: 720, fee: { kind: 'fixed', amountMinor: 1234 } }
  await database().visit.update({ where, data: { agreedTerms } })
}

test.each([
  ['paid', aPaidPayment],
  ['held', aHeldPayment],
])('what a client is shown before they cancel is what they then get, %s', async (_, pay) => {
  const salon = await aSalon()
  const { visitId } = await pay(salon)
  await agree(salon, visitId)
  const quote = await quoteCancellation(salon.form, visitId)
  expect(quote).toMatchObject({ fee: { amountMinor: 1234 }, returned: { amountMinor: 3766 } })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', feeMinor: null })
  expect(await cancelVisit(salon.form, { visitId, isFeeWaived: false })).toEqual({ ok: true, ...quote })
  expect(await quoteCancellation(salon.form, visitId)).toBeNull()
})

test('there is no answer about another salon’s visit', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { visitId } = await aPaidPayment(salon)
  expect(await quoteCancellation(other.form, visitId)).toBeNull()
})
