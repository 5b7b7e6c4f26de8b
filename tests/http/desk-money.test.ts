import { expect, test } from 'vitest'
import { moveQuestionOf, shownRuleOf } from '#app/(site)/[locale]/visit/[token]/visit-terms.ts'
import { database } from '#lib/db/client.ts'
import { insertAccessLink } from '#lib/db/visits/access-links.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { startOpenPayment } from '#lib/flows/intents/start-open-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { markNoShow } from '#lib/flows/visits/mark-no-show.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import { quoteCancellation } from '#lib/flows/visits/quote-cancellation.ts'
import { wordsOfPage } from '#lib/http/clients/shown-rule.ts'
import { DRAFTS } from '#lib/jobs/letters/drafts.ts'
import { invariant } from '#lib/money/invariant.ts'
import { money } from '#lib/money/money.ts'
import { cancellationTermsOf } from '#lib/payments/cancellation-rule.ts'
import { findClientVisit } from '#lib/views/client-visit.ts'
import { findPayPage } from '#lib/views/links/pay-page.ts'
import { findDisputePage } from '#lib/views/payments/dispute-page.ts'
import { findVisitCard } from '#lib/views/visits/visit-card.ts'
import { decideMove } from '#lib/visits/moves/move-policy.ts'
import { lettersOf } from '#tests/support/letters.ts'
import { aLink, anOpenVisit, aSalonWithLinks, intentOf, payLink } from '#tests/support/links.ts'
import { inDays, type Salon, visitOf } from '#tests/support/salon.ts'
import { openDispute } from '#tests/support/stripe.ts'
import { letVisitBegin } from '#tests/support/visits.ts'

const eur = (minor: number) => money(minor, 'EUR')

/** A visit in three days, of which half is kept: from now on, or not before tomorrow. */
async function aVisit({ isLate = true } = {}) {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const agreedTerms = { version: 1, freeHours: isLate ? 720 : 24, fee: { kind: 'percent', percent: 50 } }
  await database().visit.updateMany({ where: { id: visitId }, data: { agreedTerms } })
  const token = await insertAccessLink(database(), salon.form, { visitId, purpose: 'manage_visit' })
  return { salon, visitId, token }
}

const takeCash = (salon: Salon, visitId: string, amountMinor = 2000) =>
  recordDeskPayment(salon.owner, { visitId, method: 'cash', amountMinor, note: '' })

async function clientVisitOf(token: string) {
  const visit = await findClientVisit(token)
  invariant(visit, 'the link opens the visit')
  return visit
}

/** What the client reads that the salon keeps. */
async function shownFeeOf(token: string) {
  const rule = shownRuleOf(await clientVisitOf(token), new Date())
  return rule && cancellationTermsOf(rule.rule, rule).lateFee
}

async function rowsOfLetter(salon: Salon, kind: 'visit_canceled' | 'visit_missed') {
  const [letter] = await lettersOf(salon, { kind })
  invariant(letter, 'the client is written to')
  const draft = await DRAFTS[kind](salon.form, letter)
  return draft?.letter.blocks.flatMap((block) => (block.kind === 'rows' ? block.rows : [])) ?? []
}

test('who pays by link what cash leaves open is shown, agrees to and loses one and the same fee', async () => {
  const { salon, visitId, token } = await aVisit()
  await takeCash(salon, visitId)
  const link = await aLink(salon, visitId)
  const page = await findPayPage(link.token)
  expect(page?.payment).toMatchObject({ at: 'open', amount: eur(3000), rule: { paid: eur(5000) } })
  const rest = { visitId, linkId: link.linkId, shownMinor: 3000, openedAt: new Date() }
  await startOpenPayment(salon.form, rest, wordsOfPage({ locale: 'en', shownAt: Date.now() }))
  expect((await visitOf(salon, visitId)).agreedWording).toContain('the salon keeps €25.00')
  await payLink(salon, link, 3000)
  expect(await shownFeeOf(token)).toEqual(eur(2500))
  const sums = { fee: eur(2500), returned: eur(500), atDesk: eur(2000) }
  expect(await quoteCancellation(salon.form, visitId)).toEqual(sums)
  expect(await cancelVisit(salon.form, { visitId, isFeeWaived: false })).toEqual({ ok: true, ...sums })
})

test('who has paid only in cash reads the fee, what they get back at the salon, and that it is too late to move', async () => {
  const { salon, visitId, token } = await aVisit()
  await takeCash(salon, visitId)
  expect(await shownFeeOf(token)).toEqual(eur(1000))
  const move = decideMove(moveQuestionOf(await clientVisitOf(token), new Date()))
  expect(move).toEqual({ ok: false, refusal: 'move_too_late' })
  expect(await moveVisit(salon.form, { visitId, startsAt: inDays(5), staffMemberId: null })).toEqual(move)
  expect(await quoteCancellation(salon.form, visitId)).toEqual({ fee: eur(1000), returned: eur(0), atDesk: eur(1000) })
})

test('the answer to a dispute counts what was paid in cash, too', async () => {
  const { salon, visitId } = await aVisit()
  await takeCash(salon, visitId)
  const paymentId = await payLink(salon, await aLink(salon, visitId), 3000)
  await openDispute(salon.stripe, await intentOf(salon, visitId))
  await syncPayment(salon.form, paymentId)
  const { id: disputeId } = await database().dispute.findFirstOrThrow({ where: { paymentId } })
  expect(await findDisputePage(salon.owner, { paymentId, disputeId })).toMatchObject({ visit: { paid: eur(5000) } })
})

test('once cancelled, page, letter and staff’s card say the same of what is handed back at the salon', async () => {
  const { salon, visitId, token } = await aVisit()
  await takeCash(salon, visitId)
  await cancelVisit(salon.form, { visitId, isFeeWaived: false })
  const ended = { fee: eur(1000), toHandBack: eur(1000) }
  expect(await clientVisitOf(token)).toMatchObject({ state: 'canceled', ended })
  expect(await findVisitCard(salon.owner, { visitId, of: 'everyone' })).toMatchObject({ ended })
  const rows = await rowsOfLetter(salon, 'visit_canceled')
  expect(rows.map(({ label, value }) => [label, value])).toEqual([
    ['You get back at the salon', '€10.00'],
    ['Kept by the salon for the late cancellation', '€10.00'],
    ['Booking number', expect.any(String)],
  ])
})

test('cancelled in time, all that was paid in cash is handed back', async () => {
  const { salon, visitId, token } = await aVisit({ isLate: false })
  await takeCash(salon, visitId)
  expect(await quoteCancellation(salon.form, visitId)).toEqual({ fee: eur(0), returned: eur(0), atDesk: eur(2000) })
  await cancelVisit(salon.form, { visitId, isFeeWaived: false })
  expect(await clientVisitOf(token)).toMatchObject({ ended: { fee: eur(0), toHandBack: eur(2000) } })
})

test('who did not come and gets cash back is told so', async () => {
  const { salon, visitId } = await aVisit()
  await takeCash(salon, visitId)
  await letVisitBegin(visitId)
  await markNoShow(salon.owner, { visitId, isFeeWaived: true })
  expect(await rowsOfLetter(salon, 'visit_missed')).toMatchObject([
    { label: 'You get back at the salon', value: '€20.00' },
    {},
  ])
})
