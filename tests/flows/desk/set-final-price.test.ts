import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { giveDiscount } from '#lib/flows/desk/give-discount.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { setFinalPrice } from '#lib/flows/desk/set-final-price.ts'
import { findPayPage } from '#lib/views/links/pay-page.ts'
import { findVisitCard } from '#lib/views/visits/visit-card.ts'
import { logOf } from '#tests/support/clients.ts'
import { aLink, anOpenVisit, confirmIntent, intentOf, pressPay, switchLinks } from '#tests/support/links.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

/** A salon whose one service costs EUR 50 to 80, and a visit of it. */
async function aRange() {
  const salon = await aSalon({ formPaymentEnabled: false, service: { priceToMinor: 8000 } })
  await switchLinks(salon, true)
  const visitId = await anOpenVisit(salon)
  const [appointment] = (await visitOf(salon, visitId)).appointments
  return { salon, visitId, appointmentId: appointment?.id ?? '' }
}

const cardOf = (salon: Salon, visitId: string) => findVisitCard(salon.owner, { visitId, of: 'everyone' })

test('the desk, the link and the card of a visit follow its final price, which can be corrected', async () => {
  const { salon, visitId, appointmentId } = await aRange()
  const link = await aLink(salon, visitId)
  expect(await setFinalPrice(salon.owner, { visitId, appointmentId, amountMinor: 7000 })).toEqual({ ok: true })
  expect(await setFinalPrice(salon.owner, { visitId, appointmentId, amountMinor: 6500 })).toEqual({ ok: true })
  expect(await cardOf(salon, visitId)).toMatchObject({
    ...{ total: { amountMinor: 6500 }, balance: { open: { amountMinor: 6500 } } },
    appointments: [
      {
        ...{ price: { amountMinor: 6500 }, priceTo: null },
        range: { from: { amountMinor: 5000 }, to: { amountMinor: 8000 } },
      },
    ],
  })
  expect(await findPayPage(link.token)).toMatchObject({ payment: { at: 'open', amount: { amountMinor: 6500 } } })
  const cash = { visitId, method: 'cash', amountMinor: 6500, note: '' } as const
  expect(await recordDeskPayment(salon.owner, cash)).toEqual({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'paid', totalMinor: 6500n })
  const told = await logOf(salon, 'visit.priced')
  expect(told.map(({ details }) => details)).toMatchObject([
    { amountMinor: 7000, currency: 'EUR' },
    { amountMinor: 6500, currency: 'EUR' },
  ])
})

test('a discount in percent is of the final price', async () => {
  const { salon, visitId, appointmentId } = await aRange()
  const discount = { kind: 'percent', percent: 10, reason: 'Regular client' } as const
  await giveDiscount(salon.owner, { visitId, discount })
  await setFinalPrice(salon.owner, { visitId, appointmentId, amountMinor: 8000 })
  expect(await visitOf(salon, visitId)).toMatchObject({ totalMinor: 8000n, discountMinor: 800n, discountPercent: 10 })
})

test('whoever has the payment page open with the lowest price pays the final one', async () => {
  const { salon, visitId, appointmentId } = await aRange()
  const link = await aLink(salon, visitId)
  await pressPay(link)
  const old = await intentOf(salon, visitId)
  await setFinalPrice(salon.owner, { visitId, appointmentId, amountMinor: 6000 })
  await expect(confirmIntent(salon, old)).rejects.toThrow(/canceled/)
  expect(await pressPay(link)).toEqual({ ok: false, refusal: 'amount_changed' })
  expect(await pressPay(link, 6000)).toMatchObject({ ok: true, amount: { amountMinor: 6000 } })
})

test('of several people who name a price at once, the visit costs what its services cost', async () => {
  const { salon, visitId, appointmentId } = await aRange()
  const prices = [5000, 5500, 6000, 6500, 7000]
  await Promise.all(prices.map((amountMinor) => setFinalPrice(salon.owner, { visitId, appointmentId, amountMinor })))
  const { totalMinor, appointments } = await visitOf(salon, visitId)
  expect(appointments[0]?.priceMinor).toBe(totalMinor)
})

test('a price that nobody was shown, and one of a service that has one price, are refused', async () => {
  const { salon, visitId, appointmentId } = await aRange()
  const name = (amountMinor: number) => setFinalPrice(salon.owner, { visitId, appointmentId, amountMinor })
  expect(await name(8001)).toEqual({ ok: false, refusal: 'price_outside_range' })
  expect(await name(4999)).toEqual({ ok: false, refusal: 'price_outside_range' })
  await database().appointment.updateMany({ where: { visitId }, data: { priceToMinor: null } })
  expect(await name(6000)).toEqual({ ok: false, refusal: 'price_is_fixed' })
})

test('the database itself keeps a final price within its range', async () => {
  const { salon, visitId, appointmentId } = await aRange()
  await setFinalPrice(salon.owner, { visitId, appointmentId, amountMinor: 6000 })
  const write = database().appointment.updateMany({ where: { id: appointmentId }, data: { priceMinor: 9000 } })
  await expect(write).rejects.toThrow(/appointment_final_price/)
})

test('another salon’s visit is not there, nor an appointment of another visit', async () => {
  const { salon, visitId, appointmentId } = await aRange()
  const wish = { visitId, appointmentId, amountMinor: 6000 }
  expect(await setFinalPrice((await aSalon()).owner, wish)).toEqual({ ok: false, refusal: 'visit_not_found' })
  const unknown = { ...wish, appointmentId: crypto.randomUUID() }
  expect(await setFinalPrice(salon.owner, unknown)).toEqual({ ok: false, refusal: 'visit_not_found' })
})
