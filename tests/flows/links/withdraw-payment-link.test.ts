import { expect, test } from 'vitest'
import { withdrawPaymentLink } from '#lib/flows/links/withdraw-payment-link.ts'
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
import { jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const withdraw = (salon: Salon, linkId: string) => withdrawPaymentLink(salon.owner, { linkId })

test('whoever is paying through the link is called off, and a second time changes nothing', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const link = await aLink(salon, visitId)
  await pressPay(link)
  const paymentIntentId = await intentOf(salon, visitId)
  expect(await withdraw(salon, link.linkId)).toEqual({ ok: true })
  await expect(confirmIntent(salon, paymentIntentId)).rejects.toThrow(/canceled/)
  // The same is promised to the queue, for a server that dies in between.
  expect(await jobsWaiting(salon, 'cancel-payment')).toHaveLength(1)
  expect(await withdraw(salon, link.linkId)).toEqual({ ok: true })
})

test('the payments of other links go on', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const [mine, other] = [await aLink(salon, visitId), await aLink(salon, visitId, 1000)]
  await pressPay(mine)
  await withdraw(salon, other.linkId)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'awaiting' })
})

test('who was faster has paid, and staff are told', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const link = await aLink(salon, visitId)
  await pressPay(link)
  await confirmIntent(salon, await intentOf(salon, visitId))
  expect(await withdraw(salon, link.linkId)).toEqual({ ok: false, refusal: 'link_already_paid' })
  await syncPayment(salon.form, (await paymentOfVisit(salon, visitId)).id)
  expect(await withdraw(salon, link.linkId)).toEqual({ ok: false, refusal: 'link_already_paid' })
})

test('a paid link cannot be withdrawn, and another salon’s is not there', async () => {
  const salon = await aSalonWithLinks()
  const link = await aLink(salon, await anOpenVisit(salon))
  await payLink(salon, link)
  expect(await withdraw(salon, link.linkId)).toEqual({ ok: false, refusal: 'link_already_paid' })
  expect(await withdraw(await aSalon(), link.linkId)).toEqual({ ok: false, refusal: 'link_not_found' })
})
