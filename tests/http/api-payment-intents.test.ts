import { expect, test } from 'vitest'
import { POST } from '#app/api/payment-intents/route.ts'
import { withdrawPaymentLink } from '#lib/flows/links/withdraw-payment-link.ts'
import { confirmVisit } from '#lib/flows/visits/confirm-visit.ts'
import { codeOf, OURS, senderTo } from '#tests/support/json-door.ts'
import { aLink, anOpenVisit, aSalonWithLinks } from '#tests/support/links.ts'
import { aHeldVisit, aSalon, letHoldRunOut } from '#tests/support/salon.ts'

const post = senderTo(POST, '/api/payment-intents')

const shown = { locale: 'uk', shownAt: Date.now() }

const unknownToken = 'x'.repeat(43)

test('200 with what the card form needs, and nothing that is cached', async () => {
  const salon = await aSalon()
  const { token } = await aHeldVisit(salon)
  const response = await post({ token, choice: 'required', shown })
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const body = await response.json()
  expect(body).toEqual({
    clientSecret: expect.stringMatching(/^pi_.+_secret_/),
    amount: { amountMinor: 5000, currency: 'EUR' },
  })
})

test('200 for a payment link, too, and its refusals each with their own status', async () => {
  const salon = await aSalonWithLinks()
  const { token, linkId } = await aLink(salon, await anOpenVisit(salon))
  const order = { token, by: 'link', shownMinor: 5000, openedAt: Date.now() }
  const response = await post(order)
  expect([response.status, await response.json()]).toEqual([
    200,
    { clientSecret: expect.stringMatching(/^pi_.+_secret_/), amount: { amountMinor: 5000, currency: 'EUR' } },
  ])
  expect(await codeOf(await post({ ...order, shownMinor: 4000 }))).toEqual([409, 'amount_changed'])
  expect(await codeOf(await post({ ...order, openedAt: Date.now() - 3_600_000 }))).toEqual([410, 'page_is_over'])
  expect(await codeOf(await post({ ...order, by: 'visit' }))).toEqual([404, 'visit_not_found'])
  await withdrawPaymentLink(salon.owner, { linkId })
  expect(await codeOf(await post(order))).toEqual([410, 'link_withdrawn'])
})

test('200 for what is open of a visit, by its own private link', async () => {
  const salon = await aSalon({ service: { paymentStatus: 'available' } })
  const { token, visitId } = await aHeldVisit(salon)
  await confirmVisit(salon.form, { visitId })
  const order = { token, by: 'visit', shownMinor: 5000, openedAt: Date.now() }
  expect((await post(order)).status).toBe(200)
})

test('400 for what is not JSON, has not its form or comes as something else', async () => {
  expect(await codeOf(await post('{'))).toEqual([400, 'input_malformed'])
  expect(await codeOf(await post({ token: 'short', choice: 'required', shown }))).toEqual([400, 'input_malformed'])
  expect(await codeOf(await post({ token: unknownToken, choice: 'nothing', shown }))).toEqual([400, 'input_malformed'])
  const other = { locale: 'xx', shownAt: 1 }
  expect(await codeOf(await post({ token: unknownToken, choice: 'required', shown: other }))).toEqual([
    ...[400, 'input_malformed'],
  ])
  const form = { ...OURS, 'content-type': 'text/plain' }
  expect(await codeOf(await post({ token: unknownToken, choice: 'required', shown }, form))).toEqual([
    400,
    'input_malformed',
  ])
})

test('403 from another site', async () => {
  const salon = await aSalon()
  const { token } = await aHeldVisit(salon)
  for (const headers of [
    { ...OURS, origin: 'https://evil.example' },
    { ...OURS, 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'application/json' },
  ]) {
    expect(await codeOf(await post({ token, choice: 'required', shown }, headers))).toEqual([403, 'origin_not_allowed'])
  }
})

test('404 for a link that opens nothing', async () => {
  expect(await codeOf(await post({ token: unknownToken, choice: 'required', shown }))).toEqual([404, 'visit_not_found'])
})

test('409 when the hold is over', async () => {
  const salon = await aSalon()
  const { token, visitId } = await aHeldVisit(salon)
  await letHoldRunOut(salon, visitId)
  expect(await codeOf(await post({ token, choice: 'required', shown }))).toEqual([409, 'hold_is_over'])
})

test('413 for a body that is far too large', async () => {
  expect(await codeOf(await post({ token: 'x'.repeat(20_000) }))).toEqual([413, 'input_too_large'])
})
