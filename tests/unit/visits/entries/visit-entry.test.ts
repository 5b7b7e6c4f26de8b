import { expect, test } from 'vitest'
import { visitEntryOf } from '#lib/visits/entries/visit-entry.ts'

const aVisit = {
  ...{ id: 'one', state: 'booked' as const, revision: 2, services: ['Haircut', 'Styling'] },
  ...{ startsAt: new Date('2026-11-25T09:00:00Z'), endsAt: new Date('2026-11-25T10:00:00Z') },
  branch: { name: 'Salon', address: null },
}

const written = { link: 'https://zapys.test/en/visit/token', writtenAt: new Date('2026-11-23T09:00:00Z') }

test('a visit keeps its name in the calendar, and cancelling it comes after every move', () => {
  const booked = visitEntryOf(aVisit, written)
  const canceled = visitEntryOf({ ...aVisit, state: 'canceled' }, written)
  expect(booked).toMatchObject({ revision: 2, isCanceled: false, title: 'Salon: Haircut, Styling', place: 'Salon' })
  expect(booked.notes).toBe(written.link)
  expect(visitEntryOf(aVisit, { ...written, link: null, notes: ['With Olena', 'K7'] }).notes).toBe('With Olena\nK7')
  expect(canceled).toMatchObject({ uid: booked.uid, revision: 3, isCanceled: true })
})
