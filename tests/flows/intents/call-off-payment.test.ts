import { expect, test } from 'vitest'
import { callOffPayment } from '#lib/flows/intents/call-off-payment.ts'
import { aLink, anOpenVisit, aSalonWithLinks, confirmIntent, intentOf, pressPay } from '#tests/support/links.ts'
import { paymentOfVisit } from '#tests/support/payments.ts'

test('nobody can pay any more, or it was paid already and is in our books', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  expect(await callOffPayment(salon.owner, visitId)).toBe('nobody_pays')
  const link = await aLink(salon, visitId)
  await pressPay(link)
  expect(await callOffPayment(salon.owner, visitId)).toBe('nobody_pays')
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })

  await pressPay(link)
  await confirmIntent(salon, await intentOf(salon, visitId))
  expect(await callOffPayment(salon.owner, visitId)).toBe('nobody_pays')
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid' })
})

test('what is not meant goes on', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  await pressPay(await aLink(salon, visitId))
  expect(await callOffPayment(salon.owner, visitId, () => false)).toBe('nobody_pays')
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'awaiting' })
})
