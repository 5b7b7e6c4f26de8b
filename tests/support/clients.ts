import { database } from '#lib/db/client.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import { bookingOf, inDays, type Salon } from './salon.ts'

export type Contact = { readonly name: string; readonly phone: string; readonly email: string }

let lines = 0

/** Somebody with a number of their own. */
export function aContact(changes: Partial<Contact> = {}): Contact {
  lines += 1
  const phone = `+49151${String(10_000_000 + lines)}`
  return { name: `Anna ${lines}`, phone, email: `anna${lines}@example.com`, ...changes }
}

let hours = 0

/** A visit of somebody, at an hour that nobody has: held, as its client would pay now. */
export async function aVisitOf(salon: Salon, contact: Contact): Promise<string> {
  hours += 1
  const startsAt = inDays(10 + (Math.floor(hours / 8) % 40), 8 + (hours % 8))
  const outcome = await bookVisit(salon.form, bookingOf(salon, { startsAt, contact }))
  invariant(outcome.ok, 'the time is free')
  return outcome.visitId
}

/** Somebody who was here: their visit is over. */
export async function aClient(salon: Salon, contact: Contact = aContact()): Promise<string> {
  const visitId = await aVisitOf(salon, contact)
  await endVisits(salon)
  return clientOfVisit(salon, visitId)
}

export async function clientOfVisit({ branchId }: Salon, id: string): Promise<string> {
  const visit = await database().visit.findUniqueOrThrow({ where: { branchId_id: { branchId, id } } })
  return visit.clientId
}

/** Lets everything that is booked or held be over. */
export async function endVisits({ branchId }: Salon): Promise<void> {
  const where = { branchId, state: { in: ['on_hold' as const, 'booked' as const, 'arrived' as const] } }
  await database().visit.updateMany({ where, data: { state: 'completed' } })
}

export const cardOf = ({ branchId }: Salon, id: string) =>
  database().client.findUniqueOrThrow({ where: { branchId_id: { branchId, id } } })

export const logOf = ({ branchId }: Salon, action: string) =>
  database().auditEntry.findMany({ where: { branchId, action }, orderBy: { id: 'asc' } })
