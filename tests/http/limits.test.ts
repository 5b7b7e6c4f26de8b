import { expect, test } from 'vitest'
import { POST as startPayment } from '#app/api/payment-intents/route.ts'
import { database } from '#lib/db/client.ts'
import { bookFromForm } from '#lib/http/clients/booking-client.ts'
import { rebookFromLink } from '#lib/http/clients/holding-client.ts'
import { limitSubject, limitVisitor } from '#lib/http/limits/limit-visitor.ts'
import { LIMITS } from '#lib/http/limits/limits.ts'
import { comesWith } from '#tests/support/next-request.ts'
import { aPerson, PASSWORD, postAuth } from '#tests/support/people.ts'
import { aHeldVisit, aSalon, bookingOf, inDays, letHoldRunOut, type Salon } from '#tests/support/salon.ts'

const OURS = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }

let visitors = 0

/** An address that nobody else in the tests has. */
const anAddress = () => {
  visitors += 1
  return `2001:db8:${visitors.toString(16)}:${process.pid.toString(16)}::1`
}

const fromAddress = (address: string, agent = 'a browser') =>
  new Headers({ ...OURS, 'x-forwarded-for': address, 'user-agent': agent })

/** How many of so many tries were let through. */
async function passes(tries: number, attempt: (index: number) => Promise<unknown>): Promise<number> {
  let passed = 0
  for (let index = 0; index < tries; index += 1) if (!(await attempt(index))) passed += 1
  return passed
}

const book = (salon: Salon, index: number, phone: string) => {
  const startsAt = inDays(2 + Math.floor(index / 20), index % 20)
  const { serviceIds, staffMemberId, locale } = bookingOf(salon)
  return bookFromForm(salon.slug, {
    ...{ serviceIds, staffMemberId, locale, startsAt },
    contact: { name: 'Anna', phone, email: 'anna@example.com' },
    agreed: { staffMemberIds: [salon.staffMemberId], totalMinor: 5000 },
  })
}

const isTooMany = (outcome: { ok: boolean; refusal?: string }) => !outcome.ok && outcome.refusal === 'too_many_requests'

test.each(['booking', 'payment_intents', 'slots', 'sign_in'] as const)(
  '%s is counted for each device and each address; of an IPv6 address for its whole network',
  async (act) => {
    const { device, address } = LIMITS[act]
    const network = anAddress().replace('::1', '')
    const one = () => limitVisitor(act, fromAddress(`${network}::1`))
    expect(await passes(device.points + 2, one)).toBe(device.points)
    const refused = await one()
    expect(refused).toMatchObject({ refusal: 'too_many_requests' })
    expect(refused?.retryAfterSeconds).toBeGreaterThan(0)
    expect(refused?.retryAfterSeconds).toBeLessThanOrEqual(device.perSeconds)
    const others = (index: number) => limitVisitor(act, fromAddress(`${network}:${index + 2}::5`, `browser ${index}`))
    expect(await passes(address.points, others)).toBeLessThanOrEqual(address.points - device.points)
    expect(await limitVisitor(act, fromAddress(anAddress()))).toBeNull()
  },
)

test.each(['booking', 'payment_intents'] as const)('%s is counted for each phone and each branch', async (act) => {
  const { phone, branch } = LIMITS[act]
  const at = (of: string, number: string) => limitSubject(act, { branch: of, phone: number })
  const [busy, calm] = [`busy ${anAddress()}`, `calm ${anAddress()}`]
  expect(await passes(phone.points + 1, () => at(calm, busy))).toBe(phone.points)
  expect(await at(calm, calm)).toBeNull()
  expect(await passes(branch.points + 1, (index) => at(busy, `${busy} ${index}`))).toBe(branch.points)
  expect(await at(calm, `${calm} again`)).toBeNull()
})

test('who books too often with one number is told so, and nothing is booked', async () => {
  const salon = await aSalon({ service: { paymentStatus: 'not_available' } })
  comesWith(new Headers(OURS))
  const phone = `+49151${String(process.pid).padStart(8, '2')}`
  const outcomes = []
  for (let index = 0; index <= LIMITS.booking.phone.points; index += 1) outcomes.push(await book(salon, index, phone))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(LIMITS.booking.phone.points)
  expect(outcomes.filter(isTooMany)).toHaveLength(1)
  expect(await database().visit.count({ where: { branchId: salon.branchId } })).toBe(LIMITS.booking.phone.points)
})

test('who takes too many other times for a lost visit is counted with their number too, and holds one at most', async () => {
  const salon = await aSalon()
  comesWith(new Headers(OURS))
  const phone = `+49152${String(process.pid).padStart(8, '3')}`
  const { token, visitId } = await aHeldVisit(salon, { contact: { name: 'Anna', phone, email: 'anna@example.com' } })
  await letHoldRunOut(salon, visitId)
  const agreed = { staffMemberIds: [salon.staffMemberId], totalMinor: 5000 }
  const outcomes = []
  for (let index = 0; index <= LIMITS.booking.phone.points; index += 1) {
    outcomes.push(await rebookFromLink(token, { startsAt: inDays(4, index), locale: 'en', agreed }))
  }
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(LIMITS.booking.phone.points)
  expect(outcomes.filter(isTooMany)).toHaveLength(1)
  expect(await database().visit.count({ where: { branchId: salon.branchId, state: 'on_hold' } })).toBe(1)
})

test('who books too often from one device is told so before anything is looked at', async () => {
  comesWith(fromAddress(anAddress()))
  const outcomes = []
  for (let index = 0; index <= LIMITS.booking.device.points; index += 1) {
    outcomes.push(await bookFromForm('no-such-salon', { ...(await typed()), contact: NOBODY, agreed: null }))
  }
  expect(outcomes.filter(isTooMany)).toHaveLength(1)
  expect(outcomes.at(-1)).toMatchObject({ refusal: 'too_many_requests' })
})

const NOBODY = { name: '', phone: '', email: '' }
const typed = async () => ({ serviceIds: [], staffMemberId: null, startsAt: null, locale: 'en' })

const pay = (token: string, address?: string) =>
  startPayment(
    new Request('http://localhost:3000/api/payment-intents', {
      method: 'POST',
      headers: { ...OURS, ...(address && { 'x-forwarded-for': address }) },
      body: JSON.stringify({ token, choice: 'required', shown: { locale: 'en', shownAt: Date.now() } }),
    }),
  )

test('429 with Retry-After for payments from one device', async () => {
  const address = anAddress()
  for (let index = 0; index < LIMITS.payment_intents.device.points; index += 1) {
    expect((await pay('x'.repeat(43), address)).status).toBe(404)
  }
  const response = await pay('x'.repeat(43), address)
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await response.json()).toMatchObject({ error: { code: 'too_many_requests' } })
})

test('429 for payments while nearly every card of the branch is declined, and none of another branch', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  // Of many clients: too many of one visit's cards stop that visit.
  for (const days of [4, 5, 6, 7, 8]) await pay((await aHeldVisit(salon, { startsAt: inDays(days) })).token)
  const visit = await aHeldVisit(salon)
  expect((await pay(visit.token)).status).toBe(200)
  await declineCards(salon, 19)
  expect((await pay(visit.token)).status).toBe(200)
  await declineCards(salon, 1)
  const response = await pay(visit.token)
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('600')
  expect(await response.json()).toMatchObject({ error: { code: 'payments_paused' } })
  expect((await pay((await aHeldVisit(other)).token)).status).toBe(200)
  await database().$executeRaw`
    update stripe_event set received_at = now() - interval '11 minutes' where branch_id = ${salon.branchId}::uuid`
  expect((await pay(visit.token)).status).toBe(200)
})

let events = 0

async function declineCards(salon: Salon, count: number): Promise<void> {
  const { branchId, stripeAccountId } = salon
  const payments = await database().payment.findMany({ where: { branchId }, orderBy: { id: 'asc' } })
  await database().stripeEvent.createMany({
    data: Array.from({ length: count }, () => {
      events += 1
      const paymentIntentId = payments[events % payments.length]?.stripePaymentIntentId ?? null
      const id = `${process.pid}_${events}`
      return {
        ...{ branchId, stripeAccountId, paymentIntentId, type: 'charge.failed', state: 'handled' as const },
        ...{ eventId: `evt_${id}`, objectId: `ch_${id}`, occurredAt: new Date(), handledAt: new Date() },
      }
    }),
  })
}

test('429 with Retry-After for sign-ins to one account, also with the right password', async () => {
  const { email } = await aPerson()
  const { points } = LIMITS.sign_in.account
  const attempt = (password: string) =>
    postAuth('sign-in/email', { email, password }, { 'x-forwarded-for': anAddress() })
  for (let index = 0; index < points; index += 1) expect((await attempt('a wrong long password')).status).toBe(401)
  const response = await attempt(PASSWORD)
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await response.json()).toMatchObject({ error: { code: 'too_many_requests' } })
})

test('nobody’s number, address or email can be read from the table', async () => {
  await limitVisitor('booking', fromAddress('203.0.113.99'))
  await limitSubject('booking', { branch: 'a branch', phone: '+4915199999999' })
  const keys = await database().visitorLimit.findMany({ select: { key: true } })
  expect(keys.map(({ key }) => key).join()).not.toMatch(/203\.0\.113|4915199999999|@/)
})
