import { appendAudits, type NewAuditEntry } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { insertDeskPayment } from '#lib/db/desk/desk-payments.ts'
import { insertTimeOff, saveDayHours } from '#lib/db/team/schedules.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { invariant } from '#lib/money/invariant.ts'
import { money } from '#lib/money/money.ts'
import { agreedTermsOf } from '#lib/payments/agreed-terms.ts'
import { addDays } from '#lib/visits/calendar.ts'
import { mondayOf } from '#lib/visits/schedule/calendar-days.ts'
import { wallMinuteOf } from '#lib/visits/schedule/work-schedule.ts'
import { type Came, DEMO_CHANGES, DEMO_CLIENTS } from './demo-clients.ts'
import { DEMO_BRANCH, DEMO_CATEGORIES } from './demo-salon.ts'

const RULE = { freeHours: 24, fee: { kind: 'percent', percent: 50 } } as const

/** Fills the demo's books: who came, who did not, what was paid at the desk, and where the team's hours differ. */
export async function insertDemoClients(tx: Transaction, scope: BranchScope): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  const found = await findNames(tx, scope)
  const paid: NewAuditEntry[] = []
  for (const [row, { visits, name, phone, email, note }] of DEMO_CLIENTS.entries()) {
    const contact = { name, phone, email }
    const first = addDays(today, -7 * Math.max(...visits.map(({ weeksAgo }) => weeksAgo)))
    const { id: clientId } = await tx.client.create({
      data: {
        ...{ branchId: scope.branchId, ...contact, locale: 'uk', createdAt: new Date(`${first}T08:00:00Z`) },
        note: note ?? null,
      },
    })
    for (const [column, visit] of visits.entries()) {
      const reference = `DEMO${'ABCDEFGH'[row]}${column + 1}`
      const day = addDays(mondayOf(today), visit.weekday - 1 - 7 * visit.weeksAgo)
      const startsAt = new Date(`${day}T${visit.hour}:00:00Z`)
      paid.push(...(await insertDemoVisit(tx, scope, { clientId, contact, visit, reference, startsAt, found })))
    }
  }
  await insertChanges(tx, scope, { today, staff: found.staff })
  await appendAudits(tx, scope, paid)
}

/** Staff and services by their names. */
export type Names = { readonly staff: ReadonlyMap<string, string>; readonly services: ReadonlyMap<string, string> }

export async function findNames(tx: Transaction, { branchId }: BranchScope): Promise<Names> {
  const staff = await tx.staffMember.findMany({ where: { branchId } })
  const services = await tx.service.findMany({ where: { branchId } })
  const byName = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(rows.map(({ id, name }) => [name, id]))
  return { staff: byName(staff), services: byName(services) }
}

type Visit = {
  readonly clientId: string
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
  readonly visit: Pick<Came, 'service' | 'staff' | 'paidBy'> & { readonly state: Came['state'] | 'booked' | 'arrived' }
  readonly reference: string
  readonly startsAt: Date
  readonly found: Names
}

/** A visit of the demo; says what is written down of its money. */
export async function insertDemoVisit(
  tx: Transaction,
  scope: BranchScope,
  wish: Visit,
): Promise<readonly NewAuditEntry[]> {
  const { branchId } = scope
  const { clientId, contact, visit, reference, startsAt, found } = wish
  const service = DEMO_CATEGORIES.flatMap(({ services }) => [...services]).find(({ key }) => key === visit.service)
  const [serviceId, staffMemberId] = [found.services.get(service?.name ?? ''), found.staff.get(visit.staff)]
  invariant(service && serviceId && staffMemberId, 'the demo sells what its clients come for')
  const daysBefore = (days: number) => new Date(startsAt.getTime() - days * 86_400_000)
  const endsAt = new Date(startsAt.getTime() + service.durationMinutes * 60_000)
  const price = money(service.priceFromMinor, currencyOf(DEMO_BRANCH.currency))
  const { currency, amountMinor } = price
  const isCanceled = visit.state === 'canceled'
  const { id: visitId } = await tx.visit.create({
    data: {
      ...{
        branchId,
        clientId,
        reference,
        state: visit.state,
        source: 'form',
        locale: 'uk',
        startsAt,
        endsAt,
        currency,
      },
      ...{ contactName: contact.name, contactPhone: contact.phone, contactEmail: contact.email },
      ...{
        totalMinor: amountMinor,
        agreedTerms: agreedTermsOf(RULE),
        createdAt: daysBefore(6),
      },
      ...((isCanceled || visit.state === 'no_show') && { feeMinor: 0 }),
      ...(isCanceled && { canceledAt: daysBefore(3) }),
    },
  })
  await tx.appointment.create({
    data: {
      ...{ branchId, visitId, serviceId, staffMemberId, serviceName: service.name, position: 0, startsAt, endsAt },
      ...{ busyUntil: endsAt, live: !isCanceled, priceMinor: amountMinor, dueMinor: 0, currency },
      paymentStatus: 'not_available',
    },
  })
  if (!visit.paidBy) return []
  const deskPaymentId = await insertDeskPayment(tx, scope, { visitId, method: visit.paidBy, amount: price, note: null })
  await tx.visit.update({ where: { branchId_id: { branchId, id: visitId } }, data: { paymentState: 'paid' } })
  const details = { deskPaymentId, method: visit.paidBy, amountMinor, currency }
  return [{ action: 'desk_payment.taken', subjectKind: 'visit', subjectId: visitId, details }]
}

type Changes = { readonly today: string; readonly staff: Names['staff'] }

async function insertChanges(tx: Transaction, scope: BranchScope, { today, staff }: Changes): Promise<void> {
  const { dayOff, longDay, holiday } = DEMO_CHANGES
  const idOf = (name: string) => staff.get(name) ?? name
  const dayIn = (days: number) => addDays(today, days)
  const { startMinute, endMinute } = longDay
  const hours = [{ startMinute, endMinute }]
  await saveDayHours(tx, scope, { staffMemberId: idOf(dayOff.staff), day: dayIn(dayOff.inDays), hours: [] })
  await saveDayHours(tx, scope, { staffMemberId: idOf(longDay.staff), day: dayIn(longDay.inDays), hours })
  await insertTimeOff(tx, scope, {
    ...{ staffMemberId: idOf(holiday.staff), reason: holiday.reason },
    start: wallMinuteOf(dayIn(holiday.inDays), 0),
    end: wallMinuteOf(dayIn(holiday.inDays + holiday.days), 0),
  })
}
