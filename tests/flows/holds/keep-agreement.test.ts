import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { startOpenPayment } from '#lib/flows/intents/start-open-payment.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { confirmVisit } from '#lib/flows/visits/confirm-visit.ts'
import { wordsOfPage } from '#lib/http/clients/shown-rule.ts'
import { aHeldVisit, aSalon, inDays, visitOf } from '#tests/support/salon.ts'

const HALF = { freeCancellationHours: 24, cancellationFeeKind: 'percent', cancellationFeePercent: 50 } as const

async function aSalonWithFee() {
  const salon = await aSalon({ service: { paymentStatus: 'available' } })
  await database().paymentTerms.update({ where: { branchId: salon.branchId }, data: HALF })
  return salon
}

const pay = { choice: 'everything' } as const

test('who pays agrees to the rule in the words of their page: its language, its dates and its sums', async () => {
  const salon = await aSalonWithFee()
  const { visitId } = await aHeldVisit(salon, { startsAt: inDays(3) })
  await startPayment(salon.form, { visitId, ...pay }, wordsOfPage({ locale: 'uk', shownAt: Date.now() }))
  const visit = await visitOf(salon, visitId)
  expect(visit).toMatchObject({ agreedLocale: 'uk', agreedAt: expect.any(Date) })
  expect(visit.agreedWording).toContain('Безкоштовне скасування до')
  expect(visit.agreedWording).toContain('салон залишить собі 25,00')
})

test('later words of the salon change nothing, and who changes their mind agrees anew', async () => {
  const salon = await aSalonWithFee()
  const { visitId } = await aHeldVisit(salon)
  await startPayment(salon.form, { visitId, ...pay }, wordsOfPage({ locale: 'uk', shownAt: Date.now() }))
  await database().paymentTerms.update({
    where: { branchId: salon.branchId },
    data: { cancellationFeeKind: 'none', cancellationFeePercent: null },
  })
  await startPayment(salon.form, { visitId, ...pay }, wordsOfPage({ locale: 'en', shownAt: Date.now() }))
  expect((await visitOf(salon, visitId)).agreedWording).toContain('the salon keeps €25.00')
  expect(await confirmVisit(salon.form, { visitId }, wordsOfPage({ locale: 'en', shownAt: Date.now() }))).toEqual({
    ok: true,
  })
  expect((await visitOf(salon, visitId)).agreedWording).toMatch(/^Free cancellation until/)
})

test('what the page said a moment before the free hours ended is what is kept; a page of another day is not believed', async () => {
  const salon = await aSalonWithFee()
  // Free until five minutes ago.
  const startsAt = new Date(Date.now() + 24 * 3_600_000 - 5 * 60_000)
  const { visitId } = await aHeldVisit(salon)
  const where = { branchId_id: { branchId: salon.branchId, id: visitId } }
  await database().visit.update({ where, data: { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) } })
  const wordingAfter = async (shownAt: number) => {
    await startPayment(salon.form, { visitId, ...pay }, wordsOfPage({ locale: 'en', shownAt }))
    return (await visitOf(salon, visitId)).agreedWording
  }
  expect(await wordingAfter(Date.now() - 10 * 60_000)).toContain('Free cancellation until')
  for (const wrong of [0, Date.now() - 3_600_000, Date.now() + 3_600_000])
    expect(await wordingAfter(wrong)).toContain('This visit is near')
})

test('who pays the rest later agrees to the rule for all that they have paid then', async () => {
  const salon = await aSalonWithFee()
  const { visitId } = await aHeldVisit(salon)
  await confirmVisit(salon.form, { visitId })
  const word = wordsOfPage({ locale: 'en', shownAt: Date.now() })
  const rest = { visitId, linkId: null, shownMinor: 5000, openedAt: new Date() }
  expect(await startOpenPayment(salon.form, rest, word)).toMatchObject({ ok: true })
  expect((await visitOf(salon, visitId)).agreedWording).toContain('the salon keeps €25.00')
})
