import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { correctDeskPayment } from '#lib/flows/desk/correct-desk-payment.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { anOpenVisit, aSalonWithLinks } from '#tests/support/links.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

async function aLine(salon: Salon): Promise<{ readonly visitId: string; readonly deskPaymentId: string }> {
  const visitId = await anOpenVisit(salon)
  await recordDeskPayment(salon.owner, { visitId, method: 'cash', amountMinor: 5000, note: '' })
  const { id } = await database().deskPayment.findFirstOrThrow({ where: { visitId } })
  return { visitId, deskPaymentId: id }
}

const correct = (salon: Salon, deskPaymentId: string, amountMinor: number) =>
  correctDeskPayment(salon.owner, { deskPaymentId, amountMinor, note: 'Handed back' })

test('a correction is a line of its own, and the visit is open again', async () => {
  const salon = await aSalonWithLinks()
  const { visitId, deskPaymentId } = await aLine(salon)
  expect(await correct(salon, deskPaymentId, 1000)).toEqual({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'partly_paid' })
  expect(await database().deskPayment.findMany({ where: { visitId }, orderBy: { recordedAt: 'asc' } })).toMatchObject([
    { amountMinor: 5000n, correctsId: null },
    { amountMinor: -1000n, correctsId: deskPaymentId, method: 'cash', note: 'Handed back' },
  ])
})

test('nobody corrects more than is left of a line, however many try at once', async () => {
  const salon = await aSalonWithLinks()
  const { visitId, deskPaymentId } = await aLine(salon)
  const outcomes = await Promise.all([1, 2, 3].map(() => correct(salon, deskPaymentId, 3000)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'correction_exceeds_line' })
  expect(await correct(salon, deskPaymentId, 0)).toEqual({ ok: false, refusal: 'amount_is_nothing' })
  expect(await correct(salon, deskPaymentId, 2000)).toEqual({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'unpaid' })
})

test('a correction is not corrected, and another salon’s line is not there', async () => {
  const salon = await aSalonWithLinks()
  const { visitId, deskPaymentId } = await aLine(salon)
  await correct(salon, deskPaymentId, 1000)
  const { id } = await database().deskPayment.findFirstOrThrow({ where: { visitId, correctsId: deskPaymentId } })
  expect(await correct(salon, id, 500)).toEqual({ ok: false, refusal: 'desk_payment_not_found' })
  expect(await correct(await aSalon(), deskPaymentId, 500)).toEqual({ ok: false, refusal: 'desk_payment_not_found' })
})
