import { expect, test } from 'vitest'
import { findScopeOfLink, findScopeOfPaymentLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { makePaymentLink } from '#lib/flows/links/make-payment-link.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { aLink, anOpenVisit, aSalonWithLinks, payLink, switchLinks } from '#tests/support/links.ts'
import { aHeldVisit, aSalon, type Salon } from '#tests/support/salon.ts'

const make = (salon: Salon, visitId: string, amountMinor: number | null = null) =>
  makePaymentLink(salon.owner, { visitId, amountMinor })

test('a link’s address is shown once: the database has its hash only, and it opens nothing but the payment', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const outcome = await make(salon, visitId)
  const token = (outcome.ok && outcome.address.split('/').at(-1)) || ''
  expect(outcome).toMatchObject({ ok: true, address: `http://localhost:3000/en/pay/${token}` })
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  const rows = JSON.stringify(await database().accessLink.findMany({ where: { visitId } }))
  expect(rows).not.toContain(token)
  expect(await findScopeOfPaymentLink(token)).toMatchObject({ visitId })
  expect(await findScopeOfLink(token, 'manage_visit')).toBeNull()
})

test('for what is open there is one link, however often it is asked for; for parts there are several', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const links = [await aLink(salon, visitId), await aLink(salon, visitId), await aLink(salon, visitId, 1000)]
  expect(new Set(links.map(({ linkId }) => linkId)).size).toBe(2)
  expect(new Set(links.map(({ token }) => token)).size).toBe(3)
})

test('one visit has five links at most', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  for (const amountMinor of [1000, 1001, 1002, 1003, 1004]) await aLink(salon, visitId, amountMinor)
  expect(await make(salon, visitId)).toEqual({ ok: false, refusal: 'links_too_many' })
})

test('no link asks for more than is open, for less than Stripe takes, or for nothing', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  expect(await make(salon, visitId, 5001)).toEqual({ ok: false, refusal: 'amount_exceeds_open' })
  expect(await make(salon, visitId, 49)).toEqual({ ok: false, refusal: 'amount_below_minimum' })
  expect(await make(salon, visitId, 0)).toEqual({ ok: false, refusal: 'amount_is_nothing' })
  await payLink(salon, await aLink(salon, visitId))
  expect(await make(salon, visitId)).toEqual({ ok: false, refusal: 'amount_is_nothing' })
})

test('no link is made where links are switched off, for a visit on hold or cancelled, or for another salon’s', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  await switchLinks(salon, false)
  expect(await make(salon, visitId)).toEqual({ ok: false, refusal: 'payment_not_available' })
  await switchLinks(salon, true)
  await cancelVisit(salon.owner, { visitId, isFeeWaived: false })
  expect(await make(salon, visitId)).toEqual({ ok: false, refusal: 'visit_not_payable' })
  const paying = await aSalon()
  await switchLinks(paying, true)
  expect(await make(paying, (await aHeldVisit(paying)).visitId)).toEqual({ ok: false, refusal: 'visit_not_payable' })
  expect(await make(paying, visitId)).toEqual({ ok: false, refusal: 'visit_not_found' })
})
