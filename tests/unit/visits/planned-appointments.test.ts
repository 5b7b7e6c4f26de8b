import { expect, test } from 'vitest'
import { plannedAppointments } from '#lib/visits/planned-appointments.ts'
import { anOffer } from '#tests/support/offers.ts'

const startsAt = new Date('2026-11-30T10:00:00Z')

test('services follow one another, each with its price; without payments nothing is asked for', () => {
  const team = [anOffer({ durationMinutes: 60 }), anOffer({ durationMinutes: 30 })]
  const planned = plannedAppointments(team, { startsAt, takesPayments: false })
  expect(planned.map(({ startsAt: at, endsAt, paymentStatus }) => [at, endsAt, paymentStatus])).toEqual([
    [startsAt, new Date('2026-11-30T11:00:00Z'), 'not_available'],
    [new Date('2026-11-30T11:00:00Z'), new Date('2026-11-30T11:30:00Z'), 'not_available'],
  ])
})

test('where payments are taken, each has the status of its terms', () => {
  const [one] = plannedAppointments([anOffer({ servicePayment: 'required' })], { startsAt, takesPayments: true })
  expect(one).toMatchObject({ paymentStatus: 'required', due: one?.price })
})
