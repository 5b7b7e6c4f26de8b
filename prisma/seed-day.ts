import { appendAudits } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { getInstantOf } from '#lib/db/visits/wall-times.ts'
import { dayOf } from '#lib/visits/calendar.ts'
import type { Came } from './demo-clients.ts'
import { DEMO_BRANCH } from './demo-salon.ts'
import { findNames, insertDemoVisit } from './seed-clients.ts'

type Comes = Pick<Came, 'service' | 'staff'> & { readonly name: string; readonly minute: number }

/** Who comes today, by the clock on the salon's wall. */
const TODAY: readonly Comes[] = [
  { name: 'Оксана Лисенко', minute: 600, service: 'haircut', staff: 'Олена' },
  { name: 'Вікторія Савчук', minute: 615, service: 'manicure', staff: 'Ірина' },
  { name: 'Наталія Марчук', minute: 690, service: 'colour', staff: 'Марта' },
  { name: 'Марія Мельник', minute: 780, service: 'styling', staff: 'Олена' },
  { name: 'Анна Коваль', minute: 930, service: 'brows', staff: 'Ірина' },
  { name: 'Софія Бондар', minute: 990, service: 'haircut', staff: 'Марта' },
]

/** Fills the demo's journal of today: who was here has paid, who is here has not yet, and the rest is awaited. */
export async function insertDemoDay(tx: Transaction, scope: BranchScope): Promise<void> {
  const found = await findNames(tx, scope)
  const now = new Date()
  const day = dayOf(now, DEMO_BRANCH.timeZone)
  for (const [row, { name, minute, service, staff }] of TODAY.entries()) {
    const contact = { name, phone: `+4851270020${row}`, email: `guest${row}@example.com` }
    const startsAt = await getInstantOf(scope, { day, minute })
    const { id: clientId } = await tx.client.create({
      data: { branchId: scope.branchId, ...contact, locale: 'uk' },
    })
    const visit = { service, staff, ...stateOf(startsAt, now) }
    await appendAudits(
      tx,
      scope,
      await insertDemoVisit(tx, scope, { clientId, contact, visit, reference: `TODAY${row + 1}`, startsAt, found }),
    )
  }
}

const AN_HOUR_MS = 3_600_000

function stateOf(startsAt: Date, now: Date) {
  const sinceMs = now.getTime() - startsAt.getTime()
  if (sinceMs > AN_HOUR_MS) return { state: 'completed', paidBy: 'terminal' } as const
  return { state: sinceMs > 0 ? 'arrived' : 'booked', paidBy: null } as const
}
