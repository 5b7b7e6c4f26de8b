import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import {
  aLink,
  anOpenVisit,
  aSalonWithLinks,
  confirmIntent,
  intentOf,
  payLink,
  pressPay,
} from '#tests/support/links.ts'
import { paymentOfVisit } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

const cash = (salon: Salon, visitId: string, amountMinor = 5000) =>
  recordDeskPayment(salon.owner, { visitId, method: 'cash', amountMinor, note: '' })

const linesOf = (salon: Salon) => database().deskPayment.findMany({ where: { branchId: salon.branchId } })

test('cash and the terminal are written down with who took them, and the visit is paid', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  expect(await cash(salon, visitId, 2000)).toEqual({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'partly_paid' })
  const rest = { visitId, method: 'terminal', amountMinor: 3000, note: 'Tip apart' } as const
  expect(await recordDeskPayment(salon.owner, rest)).toEqual({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'paid' })
  const { userId } = await database().membership.findFirstOrThrow({ where: { branchId: salon.branchId } })
  expect(await linesOf(salon)).toMatchObject([
    { method: 'cash', amountMinor: 2000n, note: null, recordedById: userId },
    { method: 'terminal', amountMinor: 3000n, note: 'Tip apart', recordedById: userId },
  ])
})

test('more than is open is refused', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  expect(await cash(salon, visitId, 5001)).toEqual({ ok: false, refusal: 'amount_exceeds_open' })
  await cash(salon, visitId, 4000)
  expect(await cash(salon, visitId, 1001)).toEqual({ ok: false, refusal: 'amount_exceeds_open' })
  expect(await cash(salon, visitId, 0)).toEqual({ ok: false, refusal: 'amount_is_nothing' })
  expect(await linesOf(salon)).toHaveLength(1)
})

test('two people at the desk who record at once do not take the same money twice', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => cash(salon, visitId)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'amount_exceeds_open' })
})

test('whoever has the payment page open meanwhile can pay no more', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const link = await aLink(salon, visitId)
  await pressPay(link)
  const paymentIntentId = await intentOf(salon, visitId)
  expect(await cash(salon, visitId)).toEqual({ ok: true })
  await expect(confirmIntent(salon, paymentIntentId)).rejects.toThrow(/canceled/)
  expect(await pressPay(link)).toEqual({ ok: false, refusal: 'nothing_is_open' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
})

test('a client who has paid in the last moment is not taken cash as well', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  await pressPay(await aLink(salon, visitId))
  await confirmIntent(salon, await intentOf(salon, visitId))
  expect(await cash(salon, visitId)).toEqual({ ok: false, refusal: 'amount_exceeds_open' })
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'paid' })
})

test('cash and *Pay* in the same moment: one of them is told, never are both taken', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const link = await aLink(salon, visitId)
  const [recorded, started] = await Promise.all([cash(salon, visitId), pressPay(link)])
  const { state } = await paymentOfVisit(salon, visitId).catch(() => ({ state: 'canceled' }))
  if (recorded.ok) expect({ started: started.ok, state }).toEqual({ started: false, state: 'canceled' })
  else expect(started).toMatchObject({ ok: true })
})

test('a part paid by link and the rest at the desk are one paid visit', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const paymentId = await payLink(salon, await aLink(salon, visitId, 2000), 2000)
  expect(await cash(salon, visitId, 3000)).toEqual({ ok: true })
  await syncPayment(salon.form, paymentId)
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'paid' })
})

test('a visit that is still on hold, or another salon’s, is not paid at the desk', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  expect(await cash(salon, visitId)).toEqual({ ok: false, refusal: 'visit_not_payable' })
  expect(await cash(await aSalon(), visitId)).toEqual({ ok: false, refusal: 'visit_not_found' })
})
