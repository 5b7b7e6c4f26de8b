import { database } from '#lib/db/client.ts'
import { type AddVisitInput, addVisit } from '#lib/flows/journal/add-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import { inDays, type Salon } from './salon.ts'

/** What staff type for a client on the phone: one haircut. */
export const entryOf = (salon: Salon, changes: Partial<AddVisitInput> = {}): AddVisitInput => ({
  startsAt: inDays(3),
  contact: { name: 'Berta', phone: '+4915187654321', email: '' },
  services: [{ serviceId: salon.serviceId, staffMemberId: salon.staffMemberId, minutes: null }],
  ...changes,
})

/** A visit that staff have entered. */
export async function anEnteredVisit(salon: Salon, changes: Partial<AddVisitInput> = {}): Promise<string> {
  const outcome = await addVisit(salon.owner, entryOf(salon, changes))
  invariant(outcome.ok, `the visit is entered: ${JSON.stringify(outcome)}`)
  return outcome.visitId
}

/** A visit as it stands, its appointments in their order. */
export const enteredVisitOf = (visitId: string) =>
  database().visit.findFirstOrThrow({
    where: { id: visitId },
    include: { appointments: { orderBy: { position: 'asc' } }, client: true },
  })

/** The visit begins at this moment. */
export async function letVisitBegin(visitId: string): Promise<void> {
  const minute = 60_000
  const startsAt = new Date(Math.floor(Date.now() / minute) * minute - minute)
  const endsAt = new Date(startsAt.getTime() + 60 * minute)
  await database().visit.updateMany({ where: { id: visitId }, data: { startsAt, endsAt } })
  await database().appointment.updateMany({ where: { visitId }, data: { startsAt, endsAt, busyUntil: endsAt } })
}
