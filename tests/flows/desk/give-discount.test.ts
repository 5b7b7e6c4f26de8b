import { expect, test } from 'vitest'
import { giveDiscount } from '#lib/flows/desk/give-discount.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import {
  aLink,
  anOpenVisit,
  aSalonWithLinks,
  confirmIntent,
  intentOf,
  payLink,
  pressPay,
} from '#tests/support/links.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

const off = (salon: Salon, visitId: string, percent: number) =>
  giveDiscount(salon.owner, { visitId, discount: { kind: 'percent', percent, reason: 'Regular client' } })

test('a discount makes the visit cheaper, says why, and can be taken away again', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  expect(await off(salon, visitId, 20)).toEqual({ ok: true })
  const given = { discountMinor: 1000n, discountPercent: 20, discountReason: 'Regular client', totalMinor: 5000n }
  expect(await visitOf(salon, visitId)).toMatchObject(given)
  expect(await giveDiscount(salon.owner, { visitId, discount: { kind: 'none' } })).toEqual({ ok: true })
  const taken = { discountMinor: 0n, discountPercent: null, discountReason: null }
  expect(await visitOf(salon, visitId)).toMatchObject(taken)
})

test('with a discount for what was left, the visit is paid', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  await recordDeskPayment(salon.owner, { visitId, method: 'cash', amountMinor: 4500, note: '' })
  expect(await off(salon, visitId, 10)).toEqual({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'paid' })
})

test('what a client has paid is not discounted away: that is a refund', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  await payLink(salon, await aLink(salon, visitId))
  expect(await off(salon, visitId, 1)).toEqual({ ok: false, refusal: 'discount_exceeds_open' })
  const sum = { kind: 'sum', amountMinor: 5001, reason: 'A slip' } as const
  expect(await giveDiscount(salon.owner, { visitId, discount: sum })).toMatchObject({
    refusal: 'discount_exceeds_total',
  })
})

test('whoever has the payment page open with the old sum pays the new one', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const link = await aLink(salon, visitId)
  await pressPay(link)
  const old = await intentOf(salon, visitId)
  await off(salon, visitId, 50)
  await expect(confirmIntent(salon, old)).rejects.toThrow(/canceled/)
  expect(await pressPay(link)).toEqual({ ok: false, refusal: 'amount_changed' })
  expect(await pressPay(link, 2500)).toMatchObject({ ok: true, amount: { amountMinor: 2500 } })
})

test('another salon’s visit is not there', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  expect(await off(await aSalon(), visitId, 10)).toEqual({ ok: false, refusal: 'visit_not_found' })
})
