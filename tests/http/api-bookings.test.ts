import { beforeEach, expect, test } from 'vitest'
import { POST } from '#app/api/bookings/route.ts'
import { database } from '#lib/db/client.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findVisitOffer } from '#lib/views/visit-offer.ts'
import { codeOf, OURS, senderTo } from '#tests/support/json-door.ts'
import { comesWith } from '#tests/support/next-request.ts'
import { aHeldVisit, aSalon, bookingOf, type Salon } from '#tests/support/salon.ts'

beforeEach(() => comesWith(new Headers(OURS)))

const post = senderTo(POST, '/api/bookings')

/** What the form sends of a booking that can be made. */
function sentOf(salon: Salon) {
  const { startsAt, contact } = bookingOf(salon)
  return {
    ...{ slug: salon.slug, locale: 'uk', service: [salon.serviceId], staff: salon.staffMemberId },
    ...{ at: startsAt.toISOString(), with: [salon.staffMemberId], total: '5000', contact },
  }
}

const visitsOf = ({ branchId }: Salon) => database().visit.findMany({ where: { branchId } })

test('200 with where to pay, and the time is on hold', async () => {
  const salon = await aSalon()
  const response = await post(sentOf(salon))
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await response.json()).toEqual({
    href: expect.stringMatching(new RegExp(`^/uk/book/${salon.slug}/pay/[\\w-]{43}$`)),
  })
  expect(await visitsOf(salon)).toMatchObject([{ state: 'on_hold', source: 'form', locale: 'uk' }])
})

test('200 with where all is said where nothing is paid online', async () => {
  const salon = await aSalon({ service: { paymentStatus: 'not_available' } })
  const { href } = await (await post({ ...sentOf(salon), locale: 'en' })).json()
  expect(href).toMatch(new RegExp(`^/en/book/${salon.slug}/done/`))
})

test('200 with the form as it was typed and what is wrong in it, in the language of the page', async () => {
  const salon = await aSalon()
  const contact = { name: ' ', phone: '12', email: 'anna' }
  const { state } = await (await post({ ...sentOf(salon), contact })).json()
  expect(state).toMatchObject({ values: contact, refusal: null, nearest: [] })
  expect(Object.keys(state.faults).sort()).toEqual(['email', 'name', 'phone'])
  expect(state.faults.phone).toBe(messagesOf('uk').booking.contact.phoneWrong)
  expect(await visitsOf(salon)).toEqual([])
})

test('200 with the nearest times, each a link back into the form, where the time has gone', async () => {
  const salon = await aSalon()
  await aHeldVisit(salon)
  const sent = sentOf(salon)
  const { state } = await (await post({ ...sent, contact: { ...sent.contact, phone: '+4915112340077' } })).json()
  expect(state.refusal).toEqual({ at: sent.at, words: messagesOf('uk').refusals.time_not_free })
  expect(state.nearest).toHaveLength(3)
  for (const { href } of state.nearest) expect(href).toContain(`/uk/book/${salon.slug}?`)
  expect(await visitsOf(salon)).toHaveLength(1)
})

test('200 after going back in a frame, where nothing is remembered: whoever it is comes next, and then where to pay', async () => {
  const salon = await aSalon()
  const sent = { ...sentOf(salon), staff: 'anyone' }
  await post(sent)
  const { state } = await (await post({ ...sent, with: [], total: '' })).json()
  expect(state.refusal.words).toBe(messagesOf('uk').refusals.choice_changed)
  expect(await visitsOf(salon)).toMatchObject([{ state: 'expired' }])
  const wanted = { serviceIds: [salon.serviceId], staffMemberId: null, startsAt: new Date(sent.at), begun: null }
  expect(await findVisitOffer(salon.form, wanted)).toMatchObject({ isFree: true })
  expect(await (await post(sent)).json()).toMatchObject({ href: expect.stringContaining('/pay/') })
})

test('a salon that is nowhere is said in words as well', async () => {
  const { state } = await (await post({ ...sentOf(await aSalon()), slug: 'nowhere' })).json()
  expect(state.refusal.words).toBe(messagesOf('uk').refusals.not_found)
})

test('what our form does not send is refused, and nothing is booked', async () => {
  const salon = await aSalon()
  const sent = sentOf(salon)
  const { origin: _, ...foreign } = { ...OURS, 'sec-fetch-site': 'cross-site' }
  expect(await codeOf(await post(sent, { ...foreign, origin: 'https://elsewhere.example' }))).toEqual([
    403,
    'origin_not_allowed',
  ])
  for (const body of ['', '{', 'null', [], { ...sent, locale: 'de' }, { ...sent, contact: 'Anna' }]) {
    expect(await codeOf(await post(body))).toEqual([400, 'input_malformed'])
  }
  expect(await codeOf(await post({ ...sent, total: '5'.repeat(20_000) }))).toEqual([413, 'input_too_large'])
  expect(await visitsOf(salon)).toEqual([])
})
