import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { correctDeskPayment } from '#lib/flows/desk/correct-desk-payment.ts'
import { giveDiscount } from '#lib/flows/desk/give-discount.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { withdrawPaymentLink } from '#lib/flows/links/withdraw-payment-link.ts'
import { findPayPage } from '#lib/views/links/pay-page.ts'
import { findVisitCard } from '#lib/views/visits/visit-card.ts'
import { listVisitPayments } from '#lib/views/visits/visit-payments.ts'
import { aLink, anOpenVisit, aSalonWithLinks, payLink } from '#tests/support/links.ts'
import { aSalon, visitOf } from '#tests/support/salon.ts'
import { anEnteredVisit } from '#tests/support/visits.ts'

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })

/** EUR 50, 5 of them let off; 10 paid in cash of which 2 went back, 20 by a link; another link is withdrawn, one is open. */
async function aVisitOfManyMoneys() {
  const salon = await aSalonWithLinks()
  const { owner } = salon
  const visitId = await anOpenVisit(salon)
  await giveDiscount(owner, { visitId, discount: { kind: 'percent', percent: 10, reason: 'Regular client' } })
  await recordDeskPayment(owner, { visitId, method: 'cash', amountMinor: 1000, note: 'In coins' })
  const { id: deskPaymentId } = await database().deskPayment.findFirstOrThrow({ where: { visitId } })
  await correctDeskPayment(owner, { deskPaymentId, amountMinor: 200, note: 'Miscounted' })
  const paid = await aLink(salon, visitId, 2000)
  await payLink(salon, paid, 2000)
  const withdrawn = await aLink(salon, visitId, 1500)
  await withdrawPaymentLink(owner, { linkId: withdrawn.linkId })
  const open = await aLink(salon, visitId)
  return { salon, visitId, links: { paid, withdrawn, open } }
}

const made = aVisitOfManyMoneys()

test('a visit’s card says what it costs, what was paid how, and what is left', async () => {
  const { salon, visitId } = await made
  expect(await findVisitCard(salon.owner, { visitId, of: 'everyone' })).toMatchObject({
    ...{ id: visitId, state: 'booked', paymentState: 'partly_paid', total: eur(5000), takesLinks: true, ended: null },
    discount: { amount: eur(500), percent: 10, reason: 'Regular client' },
    balance: {
      ...{ toPay: eur(4500), online: eur(2000), held: eur(0), recorded: eur(800), returned: eur(0), open: eur(1700) },
    },
  })
})

test('its payments are listed one by one, corrections below what they correct, links by what became of them', async () => {
  const { salon, visitId, links } = await made
  const { payments, desk, links: listed } = await listVisitPayments(salon.owner, visitId)
  expect(payments).toMatchObject([
    { state: 'paid', source: 'link', amount: eur(2000), card: { last4: '4242' }, isTest: true },
  ])
  expect(desk).toMatchObject([
    { method: 'cash', amount: eur(1000), left: eur(800), note: 'In coins' },
    { method: 'cash', amount: eur(-200), left: null, note: 'Miscounted' },
  ])
  expect(listed.map(({ id, state, wanted }) => ({ id, state, wanted }))).toEqual([
    { id: links.open.linkId, state: 'open', wanted: null },
    { id: links.withdrawn.linkId, state: 'withdrawn', wanted: eur(1500) },
    { id: links.paid.linkId, state: 'paid', wanted: eur(2000) },
  ])
})

test('each link’s page asks for what is open now, shows what was paid through it, or says why it asks for nothing', async () => {
  const { links } = await made
  const visit = { total: eur(5000), discount: eur(500), balance: { toPay: eur(4500), open: eur(1700) } }
  expect(await findPayPage(links.open.token)).toMatchObject({
    ...{ by: 'link', visit, receipts: [] },
    payment: { at: 'open', amount: eur(1700) },
  })
  expect(await findPayPage(links.withdrawn.token)).toMatchObject({
    payment: { at: 'refused', refusal: 'link_withdrawn' },
  })
  const paid = await findPayPage(links.paid.token)
  expect(paid).toMatchObject({ payment: { at: 'refused', refusal: 'link_already_paid' } })
  expect(paid?.receipts).toHaveLength(1)
  expect(await findPayPage('x'.repeat(43))).toBeNull()
})

test('another salon’s visit has no card and no payments', async () => {
  const { visitId } = await made
  const { owner } = await aSalon()
  expect(await findVisitCard(owner, { visitId, of: 'everyone' })).toBeNull()
  expect(await listVisitPayments(owner, visitId)).toEqual({ payments: [], desk: [], links: [] })
})

test('who sees only their own days opens no visit of a colleague', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const visitId = await anEnteredVisit(salon)
  const [own] = (await visitOf(salon, visitId)).appointments
  const other = await database().staffMember.findFirstOrThrow({
    where: { branchId: salon.branchId, id: { not: own?.staffMemberId ?? '' } },
  })
  const opens = async (staffMemberId: string | null) =>
    (await findVisitCard(salon.owner, { visitId, of: { staffMemberId } })) !== null
  expect(await opens(own?.staffMemberId ?? null)).toBe(true)
  expect(await opens(other.id)).toBe(false)
  expect(await opens(null)).toBe(false)
})
