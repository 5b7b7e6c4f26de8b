import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { invariant } from '#lib/money/invariant.ts'
import { money } from '#lib/money/money.ts'
import { listFreeDays } from '#lib/views/free-times.ts'
import { addDays, type Day, dateOfDay, weekdayOf } from '#lib/visits/calendar.ts'
import { instantOf, mergedSpans, minuteOf, type Span } from '#lib/visits/free-times.ts'
import type { Offer } from '#lib/visits/offers.ts'
import { obviousVisits } from '#tests/support/obvious-visits.ts'
import { anOffer } from '#tests/support/offers.ts'
import { WallClock } from '#tests/support/wall-clock.ts'

// A day on which the clock changes in each zone, or none where it never does.
const CHANGES = [
  ['Europe/Kyiv', '2027-03-28'],
  ['Europe/Kyiv', '2027-10-31'],
  ['Europe/Warsaw', '2027-03-28'],
  ['Europe/Dublin', '2027-10-31'],
  ['America/New_York', '2027-03-14'],
  ['America/New_York', '2027-11-07'],
  ['America/Havana', '2027-03-14'],
  ['America/Havana', '2027-11-07'],
  ['America/Santiago', '2027-09-05'],
  ['America/Santiago', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
  ['Pacific/Chatham', '2027-09-26'],
  ['Asia/Kathmandu', '2027-05-05'],
] as const

const DAYS = 4
const SERVICES = ['one', 'two']
const STAFF = ['olena', 'marta']
const clocks = new Map(CHANGES.map(([zone, day]) => [zone + day, new WallClock(zone, addDays(day, -2), DAYS + 3)]))

const span = (longest: number, last: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: last - 1 }), fc.integer({ min: 1, max: longest }))
    .map(([start, length]) => ({ start, end: Math.min(last, start + length) }))

// Hours up to midnight and from midnight on, in a grid that does not meet it.
const NIGHTS = [
  { start: 0, end: 200 },
  { start: 610, end: 700 },
  { start: 1105, end: 1440 },
]

const hours = fc.oneof(
  fc.constant([{ start: 0, end: 1440 }]),
  fc.subarray(NIGHTS),
  fc.array(span(700, 1440), { maxLength: 3 }).map(mergedSpans),
)

const person = fc.record({
  weekly: fc.tuple(hours, hours, hours, hours, hours, hours, hours),
  /** Of a day counted from the first; null is a day like any other, none is a day off. */
  exceptions: fc.tuple(...Array.from({ length: DAYS }, () => fc.option(hours, { freq: 3, nil: null }))),
  taken: fc.array(span(300, DAYS * 1440), { maxLength: 5 }).map(mergedSpans),
  released: fc.array(span(300, DAYS * 1440), { maxLength: 1 }),
  timeOff: fc.array(span(900, DAYS * 1440), { maxLength: 2 }).map(mergedSpans),
})

const anyOffer = fc.record({
  serviceId: fc.constantFrom(...SERVICES),
  staffMemberId: fc.constantFrom(...STAFF),
  durationMinutes: fc.constantFrom(15, 60, 95),
  price: fc.constantFrom(1000, 2000).map((minor) => money(minor, 'EUR')),
})

const anySalon = fc.record({
  change: fc.constantFrom(...CHANGES),
  people: fc.tuple(person, person),
  buffers: fc.tuple(fc.constantFrom(0, 10), fc.constantFrom(0, 45)),
  offers: fc.uniqueArray(anyOffer, {
    ...{ minLength: 1, maxLength: 4 },
    selector: (one) => `${one.serviceId} ${one.staffMemberId}`,
  }),
  serviceIds: fc.subarray(SERVICES, { minLength: 1 }),
  staffMemberId: fc.option(fc.constantFrom(...STAFF), { freq: 4 }),
  slotStepMinutes: fc.constantFrom(15, 20, 60),
  leadTimeMinutes: fc.constantFrom(0, 30, 1500),
  bookingHorizonDays: fc.constantFrom(1, 2, 3),
  nowMinute: fc.integer({ min: 0, max: 1439 }),
})

type AnySalon = typeof anySalon extends fc.Arbitrary<infer Value> ? Value : never

/** Where the days of a salon begin: the day before the change. */
const firstDayOf = ({ change: [, day] }: AnySalon): Day => addDays(day, -1)
const momentsOf = (salon: AnySalon, spans: readonly Span[]) => {
  const base = minuteOf(dateOfDay(firstDayOf(salon)))
  return spans.map(({ start, end }) => ({ startsAt: instantOf(base + start), endsAt: instantOf(base + end) }))
}

/** The salon in minutes, with its windows read off the wall. */
function obviousStaffOf(salon: AnySalon, ids: readonly string[]) {
  const clock = clockOf(salon)
  const first = firstDayOf(salon)
  const today = clock.dayOf(nowOf(salon))
  // No visit here is so long that it runs further than into the day after the last one.
  const days = Array.from({ length: DAYS + 1 }, (_, index) => ({ day: addDays(first, index), index }))
  const isOpen = (day: Day) => day >= today && day <= addDays(today, salon.bookingHorizonDays)
  return salon.people.map(({ weekly, exceptions, taken, timeOff }, who) => {
    const all = days.flatMap(({ day, index }) =>
      (exceptions[index] ?? weekly[weekdayOf(day) - 1] ?? []).map(({ start, end }) => ({
        day,
        start: clock.minuteOf(day, start),
        end: clock.minuteOf(day, end),
      })),
    )
    const atWork = new Set(all.flatMap(({ start, end }) => minutesOf(start, end)))
    return {
      staffMemberId: ids[who] ?? '',
      windows: all.filter(({ day }) => isOpen(day)),
      isAtWork: (minute: number) => atWork.has(minute),
      isBusy: (minute: number) =>
        momentsOf(salon, [...taken, ...timeOff]).some(
          ({ startsAt, endsAt }) => minuteOf(startsAt) <= minute && minute < minuteOf(endsAt),
        ),
    }
  })
}

const minutesOf = (start: number, end: number) =>
  Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index)

const nowOf = (salon: AnySalon) => clockOf(salon).minuteOf(firstDayOf(salon), salon.nowMinute)

function clockOf({ change: [zone, day] }: AnySalon): WallClock {
  const clock = clocks.get(zone + day)
  invariant(clock, 'each change has its clock')
  return clock
}

async function write(salon: AnySalon) {
  const db = database()
  const { slotStepMinutes, leadTimeMinutes, bookingHorizonDays } = salon
  const slug = `salon-${randomUUID()}`
  const { id: branchId } = await db.branch.create({
    data: {
      ...{ slug, name: 'Salon', country: 'DE', currency: 'EUR', timeZone: salon.change[0], locale: 'en' },
      ...{ slotStepMinutes, leadTimeMinutes, bookingHorizonDays },
    },
  })
  const { id: categoryId } = await db.serviceCategory.create({ data: { branchId, name: 'All' } })
  const service = { branchId, categoryId, currency: 'EUR', durationMinutes: 30, priceFromMinor: 500 }
  const serviceIds = SERVICES.map(() => randomUUID())
  await db.service.createMany({
    data: serviceIds.map((id, index) => ({ ...service, id, name: id, bufferMinutes: salon.buffers[index] ?? 0 })),
  })
  const staffIds = STAFF.map(() => randomUUID())
  await db.staffMember.createMany({ data: staffIds.map((id, position) => ({ branchId, id, name: id, position })) })
  const idOf = (names: readonly string[], ids: readonly string[], name: string) => ids[names.indexOf(name)] ?? ''
  const own = {
    service: (name: string) => idOf(SERVICES, serviceIds, name),
    staff: (name: string) => idOf(STAFF, staffIds, name),
  }
  await db.staffService.createMany({
    data: salon.offers.map(({ serviceId, staffMemberId, durationMinutes, price }) => ({
      ...{ branchId, durationMinutes, priceFromMinor: price.amountMinor },
      ...{ serviceId: own.service(serviceId), staffMemberId: own.staff(staffMemberId) },
    })),
  })
  for (const [index, one] of salon.people.entries()) {
    await writePerson(salon, one, { branchId, staffMemberId: staffIds[index] ?? '', serviceId: serviceIds[0] ?? '' })
  }
  return { slug, staffIds, own }
}

type Place = { readonly branchId: string; readonly staffMemberId: string; readonly serviceId: string }

async function writePerson(salon: AnySalon, one: AnySalon['people'][number], place: Place): Promise<void> {
  const db = database()
  const { serviceId, ...of } = place
  const first = firstDayOf(salon)
  await db.workingHours.createMany({
    data: one.weekly.flatMap((spans, index) =>
      spans.map(({ start, end }) => ({ ...of, weekday: index + 1, startMinute: start, endMinute: end })),
    ),
  })
  await db.scheduleException.createMany({
    data: one.exceptions.flatMap((spans, index) => {
      const date = dateOfDay(addDays(first, index))
      if (spans?.length === 0) return [{ ...of, date }]
      return (spans ?? []).map(({ start, end }) => ({ ...of, date, startMinute: start, endMinute: end }))
    }),
  })
  await db.timeOff.createMany({ data: momentsOf(salon, one.timeOff).map((away) => ({ ...of, ...away })) })
  await writeVisit({ ...place, state: 'booked' }, momentsOf(salon, one.taken))
  await writeVisit({ ...place, state: 'canceled' }, momentsOf(salon, one.released))
}

/** A visit whose time is taken, or was given back. */
async function writeVisit(
  { state, serviceId, ...of }: Place & { readonly state: 'booked' | 'canceled' },
  times: ReturnType<typeof momentsOf>,
): Promise<void> {
  if (times.length === 0) return
  const { branchId } = of
  const db = database()
  const contact = { name: 'Anna', phone: `+49${randomUUID().slice(0, 8)}`, email: 'anna@example.com' }
  const { id: clientId } = await db.client.create({ data: { branchId, ...contact, locale: 'en' } })
  const { id: visitId } = await db.visit.create({
    data: {
      ...{ branchId, clientId, reference: randomUUID(), state, source: 'form', locale: 'en' },
      ...{ contactName: 'Anna', contactPhone: contact.phone, contactEmail: contact.email },
      ...{ startsAt: new Date(0), endsAt: new Date(1), totalMinor: 0, currency: 'EUR', agreedTerms: {} },
    },
  })
  await db.appointment.createMany({
    data: times.map(({ startsAt, endsAt }, position) => ({
      ...{ ...of, visitId, serviceId, serviceName: 'One', position, live: state === 'booked' },
      ...{ startsAt, endsAt, busyUntil: endsAt },
      ...{ priceMinor: 0, dueMinor: 0, currency: 'EUR', paymentStatus: 'not_available' as const },
    })),
  })
}

async function agrees(salon: AnySalon): Promise<void> {
  const { slug, staffIds, own } = await write(salon)
  const scope = await findScopeOfForm(slug)
  invariant(scope, 'the salon was just written')
  const serviceIds = salon.serviceIds.map(own.service)
  const staffMemberId = salon.staffMemberId && own.staff(salon.staffMemberId)
  const { days } = await listFreeDays(scope, { serviceIds, staffMemberId }, instantOf(nowOf(salon)))
  const offers: readonly Offer[] = salon.offers.map((offer) =>
    anOffer({
      ...offer,
      serviceId: own.service(offer.serviceId),
      staffMemberId: own.staff(offer.staffMemberId),
      bufferMinutes: salon.buffers[SERVICES.indexOf(offer.serviceId)] ?? 0,
    }),
  )
  const rules = { slotStepMinutes: salon.slotStepMinutes, leadTimeMinutes: salon.leadTimeMinutes }
  const wanted = { offers, serviceIds, staffMemberId, rules, notBefore: nowOf(salon) + salon.leadTimeMinutes }
  const found = days.flatMap(({ starts }) => starts)
  expect(found.map(({ startsAt, totalMinor }) => ({ start: minuteOf(startsAt), totalMinor }))).toEqual(
    obviousVisits(wanted, obviousStaffOf(salon, staffIds)),
  )
}

test('the one statement agrees with reading the clock on the wall minute by minute, in every zone', async () => {
  await fc.assert(fc.asyncProperty(anySalon, agrees), { numRuns: 300 })
}, 180_000)
