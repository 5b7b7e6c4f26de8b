import { expect, test } from 'vitest'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import { findBegunVisit } from '#lib/views/begun-visit.ts'
import { findVisitOffer } from '#lib/views/visit-offer.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aColleague, aHeldVisit, aSalon, bookingOf, inDays, letHoldRunOut, visitOf } from '#tests/support/salon.ts'

test('who goes back from paying is shown what they hold as it was, with one person or several, and gets it again', async () => {
  const salon = await aSalon()
  const other = await aColleague(salon)
  for (const [index, serviceIds] of [[salon.serviceId], [salon.serviceId, other.serviceId]].entries()) {
    const contact = { name: 'Anna', phone: '+4915112345678', email: `anna${index}@example.com` }
    const booked = { staffMemberId: null, startsAt: inDays(3 + index), serviceIds }
    const wanted = { ...booked, begun: null }
    const first = await findVisitOffer(salon.form, wanted)
    const { visitId, token } = await aHeldVisit(salon, { ...booked, contact })
    expect(await findVisitOffer(salon.form, wanted)).toBeNull()

    expect(await findBegunVisit(token)).toEqual({ visitId, contact })
    const offer = await findVisitOffer(salon.form, { ...wanted, begun: { visitId } })
    expect(offer).toEqual(first)
    expect(offer).toMatchObject({ isFree: true, services: serviceIds.map((serviceId) => ({ serviceId })) })
    if (!offer) return
    const staffMemberIds = offer.services.map(({ staffMemberId }) => staffMemberId)
    const agreed = { staffMemberIds, totalMinor: offer.totalMinor }
    const again = bookingOf(salon, { ...booked, contact, agreed, ownVisitId: visitId })
    expect(await bookVisit(salon.form, again)).toMatchObject({ ok: true })
    expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired' })
  }
})

test('only a visit that is not paid has been begun, its hold over or not', async () => {
  const salon = await aSalon()
  const { visitId, token } = await aHeldVisit(salon)
  await letHoldRunOut(salon, visitId)
  await expireHold(salon.form, visitId)
  expect(await findBegunVisit(token)).toMatchObject({ visitId })
  const { token: tokenOfPaid } = await aPaidPayment(salon, inDays(4))
  expect(await findBegunVisit(tokenOfPaid)).toBeNull()
  expect(await findBegunVisit('x'.repeat(43))).toBeNull()
})

test('what a stranger holds is not free', async () => {
  const salon = await aSalon()
  const own = await aHeldVisit(salon, { startsAt: inDays(4) })
  await aHeldVisit(salon, { contact: { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' } })
  const wanted = { staffMemberId: null, startsAt: inDays(3), serviceIds: [salon.serviceId], begun: own }
  expect(await findVisitOffer(salon.form, wanted)).toBeNull()
  const named = { ...wanted, staffMemberId: salon.staffMemberId }
  expect(await findVisitOffer(salon.form, named)).toMatchObject({ isFree: false })
})
