import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { changeWhatIsOwed } from '#lib/flows/desk/change-what-is-owed.ts'
import { aLink, anOpenVisit, aSalonWithLinks, pressPay } from '#tests/support/links.ts'
import { paymentOfVisit } from '#tests/support/payments.ts'

test('what is refused anyway leaves whoever is paying in peace', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  await pressPay(await aLink(salon, visitId))
  const outcome = await changeWhatIsOwed(salon.owner, visitId, {
    decide: () => ({ ok: false, refusal: 'amount_is_nothing' }),
    write: () => Promise.reject(new Error('nothing was decided')),
  })
  expect(outcome).toEqual({ ok: false, refusal: 'amount_is_nothing' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'awaiting' })
})

test('a start of which Stripe has not heard yet ends: it gets no secret later', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  await pressPay(await aLink(salon, visitId))
  const { id } = await paymentOfVisit(salon, visitId)
  const where = { branchId_id: { branchId: salon.branchId, id } }
  await database().payment.update({ where, data: { stripePaymentIntentId: null } })
  await changeWhatIsOwed(salon.owner, visitId, {
    decide: () => ({ ok: true }),
    write: async () => ({ action: 'visit.discounted', subjectKind: 'visit', subjectId: visitId }),
  })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
})
