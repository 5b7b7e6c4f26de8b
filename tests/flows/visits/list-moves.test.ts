import { expect, test } from 'vitest'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { listMoves } from '#lib/flows/visits/list-moves.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, bookingOf, inDays } from '#tests/support/salon.ts'

test('a client is offered every free time but the one they have, and nothing that others have taken', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  const contact = { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' }
  await bookVisit(salon.form, bookingOf(salon, { contact, startsAt: inDays(4) }))
  const starts = await listMoves(salon.form, visitId)
  const minute = (date: Date) => date.getTime() / 60_000
  expect(starts).toContain(minute(inDays(5)))
  expect(starts).not.toContain(minute(inDays(3)))
  expect(starts).not.toContain(minute(inDays(4)))
  expect(starts).toEqual(starts.toSorted((left, right) => left - right))
})
