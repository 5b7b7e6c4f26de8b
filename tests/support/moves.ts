import { database } from '#lib/db/client.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aPaidPayment } from './payments.ts'
import { aSalon, bookingOf, type Salon } from './salon.ts'

const ANOTHER = { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' }

/** A visit of an hour with Olena for EUR 50, paid, in a salon where the same takes Marta an hour and a half and is EUR 60. */
export async function aSalonOfTwo() {
  const salon = await aSalon({ staffCount: 2 })
  const { branchId } = salon
  const { visitId } = await aPaidPayment(salon)
  const { staffMemberId: olena } = await database().appointment.findFirstOrThrow({ where: { branchId, visitId } })
  const { id: marta } = await database().staffMember.findFirstOrThrow({ where: { branchId, id: { not: olena } } })
  await database().staffMember.update({ where: { branchId_id: { branchId, id: marta } }, data: { name: 'Marta' } })
  const own = { durationMinutes: 90, priceFromMinor: 6000 }
  await database().staffService.updateMany({ where: { branchId, staffMemberId: marta }, data: own })
  return { salon, olena, marta, visitId }
}

/** Another client takes a time of somebody's. */
export async function bookFor(salon: Salon, staffMemberId: string, startsAt: Date): Promise<string> {
  const outcome = await bookVisit(salon.form, bookingOf(salon, { contact: ANOTHER, startsAt, staffMemberId }))
  invariant(outcome.ok, `the time is free: ${JSON.stringify(outcome)}`)
  return outcome.visitId
}
