import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { quoteEnding } from '#lib/flows/journal/quote-ending.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { markNoShow } from '#lib/flows/visits/mark-no-show.ts'
import { money } from '#lib/money/money.ts'
import { aLink, aSalonWithLinks, payLink } from '#tests/support/links.ts'
import { aSalon } from '#tests/support/salon.ts'
import { anEnteredVisit, letVisitBegin } from '#tests/support/visits.ts'

const eur = (minor: number) => money(minor, 'EUR')

/** EUR 20 by link and EUR 10 in cash, of which half is kept from now on. */
async function aLateVisit() {
  const salon = await aSalonWithLinks()
  const visitId = await anEnteredVisit(salon)
  await payLink(salon, await aLink(salon, visitId, 2000), 2000)
  await recordDeskPayment(salon.owner, { visitId, method: 'cash', amountMinor: 1000, note: '' })
  const agreedTerms = { version: 1, freeHours: 720, fee: { kind: 'percent', percent: 50 } }
  await database().visit.updateMany({ where: { id: visitId }, data: { agreedTerms } })
  return { salon, visitId }
}

const KEPT = { fee: eur(1500), returned: eur(500), atDesk: eur(1000) }
const WAIVED = { fee: eur(0), returned: eur(2000), atDesk: eur(1000) }

test('staff are shown what then happens, by the rule and without the fee, and what is handed back at the desk', async () => {
  const { salon, visitId } = await aLateVisit()
  const quote = await quoteEnding(salon.owner, { visitId, state: 'canceled' })
  expect(quote).toEqual({ ok: true, byRule: KEPT, waived: WAIVED })
  expect(await cancelVisit(salon.owner, { visitId, isFeeWaived: false })).toEqual({ ok: true, ...KEPT })
})

test('the same for a client who did not come, once the visit has begun', async () => {
  const { salon, visitId } = await aLateVisit()
  const quote = () => quoteEnding(salon.owner, { visitId, state: 'no_show' })
  expect(await quote()).toEqual({ ok: false, refusal: 'visit_has_not_begun' })
  await letVisitBegin(visitId)
  expect(await quote()).toMatchObject({ ok: true, waived: WAIVED })
  expect(await markNoShow(salon.owner, { visitId, isFeeWaived: true })).toEqual({ ok: true, ...WAIVED })
  expect(await quote()).toEqual({ ok: false, refusal: 'visit_not_missable' })
})

test('of a visit that has ended, or another salon’s, nothing is said', async () => {
  const { salon, visitId } = await aLateVisit()
  await cancelVisit(salon.owner, { visitId, isFeeWaived: false })
  const quote = { visitId, state: 'canceled' } as const
  expect(await quoteEnding(salon.owner, quote)).toEqual({ ok: false, refusal: 'visit_not_cancelable' })
  expect(await quoteEnding((await aSalon()).owner, quote)).toEqual({ ok: false, refusal: 'visit_not_found' })
})
