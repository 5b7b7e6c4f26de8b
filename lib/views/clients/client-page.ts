import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { type ClientStanding, getClientStanding } from '#lib/db/clients/client-erasures.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'
import { type ClientStats, listClientStats, NO_STATS } from './client-stats.ts'

export type ClientCard = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly note: string | null
  readonly since: Date
  readonly erasedAt: Date | null
  /** Numbers of cards that were merged into this one. */
  readonly otherPhones: readonly string[]
}

export type ClientVisit = {
  readonly id: string
  readonly reference: string
  readonly startsAt: Date
  readonly state: VisitState
  readonly paymentState: VisitPaymentState
  readonly total: Money
  readonly services: readonly string[]
  readonly staff: readonly string[]
}

export type ClientPayment = {
  readonly id: string
  readonly createdAt: Date
  readonly visitReference: string
  readonly amount: Money
  readonly returned: Money
  readonly state: PaymentState
  readonly isTest: boolean
}

export type ClientPage = ClientCard & {
  readonly stats: ClientStats
  /** What keeps them from being erased. */
  readonly standing: ClientStanding
  readonly visits: readonly ClientVisit[]
  /** The last of them, where there are more. */
  readonly next: string | null
  readonly payments: readonly ClientPayment[]
  /** Cards that may be of the same person. */
  readonly alike: readonly {
    readonly id: string
    readonly name: string
    readonly phone: string
    readonly email: string
  }[]
}

const PAGE_SIZE = 30
const MOST_PAYMENTS = 100

/** A client with all that they had here; null for one that the branch does not have or that was merged into another. */
export async function findClientPage(
  scope: BranchScope,
  { clientId, after }: { readonly clientId: string; readonly after: string | null },
): Promise<ClientPage | null> {
  const card = await findClientCard(scope, clientId)
  if (!card) return null
  const [stats, standing, visits, payments, alike] = await Promise.all([
    listClientStats(scope, [clientId]),
    getClientStanding(database(), scope, clientId),
    listVisits(scope, { clientId, after }),
    listPaymentsOf(scope, clientId),
    listAlike(scope, card),
  ])
  const page = visits.slice(0, PAGE_SIZE)
  const next = visits.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null
  return { ...card, stats: stats.get(clientId) ?? NO_STATS, standing, visits: page, next, payments, alike }
}

async function findClientCard({ branchId }: BranchScope, id: string): Promise<ClientCard | null> {
  const row = await database().client.findUnique({
    where: { branchId_id: { branchId, id } },
    include: { merged: { select: { phone: true }, orderBy: { createdAt: 'asc' } } },
  })
  if (!row || row.mergedIntoId) return null
  const { name, phone, email, note, createdAt, erasedAt, merged } = row
  const otherPhones = merged.map((card) => card.phone)
  return { id, name, phone, email, note, since: createdAt, erasedAt, otherPhones }
}

type VisitRow = Omit<ClientVisit, 'total'> & { readonly totalMinor: bigint; readonly currency: string }

async function listVisits(
  { branchId }: BranchScope,
  { clientId, after }: { readonly clientId: string; readonly after: string | null },
): Promise<readonly ClientVisit[]> {
  const rows = await database().$queryRaw<VisitRow[]>`
    select v.id, v.reference, v.starts_at as "startsAt", v.state, v.payment_state as "paymentState",
      v.total_minor - v.discount_minor as "totalMinor", v.currency, booked.services, booked.staff
    from visit v
    cross join lateral (
      select array_agg(a.service_name order by a.position) as services,
        array_agg(distinct m.name) as staff
      from appointment a join staff_member m on m.branch_id = a.branch_id and m.id = a.staff_member_id
      where a.branch_id = v.branch_id and a.visit_id = v.id
    ) booked
    where v.branch_id = ${branchId}::uuid and v.client_id = ${clientId}::uuid and v.state <> 'expired'
      and (${after}::uuid is null or (v.starts_at, v.id) < (
        select last.starts_at, last.id from visit last where last.branch_id = ${branchId}::uuid and last.id = ${after}::uuid))
    order by v.starts_at desc, v.id desc limit ${PAGE_SIZE + 1}`
  return rows.map(({ totalMinor, currency, services, staff, ...visit }) => ({
    ...{ ...visit, services: services ?? [], staff: staff ?? [], total: money(totalMinor, currencyOf(currency)) },
  }))
}

type PaymentRow = Omit<ClientPayment, 'amount' | 'returned'> & {
  readonly amountMinor: bigint
  readonly returnedMinor: bigint
  readonly currency: string
}

async function listPaymentsOf({ branchId }: BranchScope, clientId: string): Promise<readonly ClientPayment[]> {
  const rows = await database().$queryRaw<PaymentRow[]>`
    select p.id, p.created_at as "createdAt", v.reference as "visitReference", p.state, p.currency,
      not s.livemode as "isTest", coalesce(nullif(sums.captured, 0), p.amount_minor)::bigint as "amountMinor",
      sums.returned as "returnedMinor"
    from payment p
    join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
    join stripe_account s on s.branch_id = p.branch_id and s.id = p.stripe_account_id
    cross join lateral (
      select coalesce(-sum(l.amount_minor) filter (where e.kind = 'charge'), 0)::bigint as captured,
        coalesce(sum(l.amount_minor) filter (where e.kind in ('refund', 'refund_reversal')), 0)::bigint as returned
      from ledger_entry e join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
      where e.branch_id = p.branch_id and e.payment_id = p.id and l.account = 'client' and l.currency = p.currency
    ) sums
    where p.branch_id = ${branchId}::uuid and v.client_id = ${clientId}::uuid and p.state not in ('awaiting', 'canceled')
    order by p.created_at desc, p.id desc limit ${MOST_PAYMENTS}`
  return rows.map(({ amountMinor, returnedMinor, currency: code, ...payment }) => {
    const currency = currencyOf(code)
    return { ...payment, amount: money(amountMinor, currency), returned: money(returnedMinor, currency) }
  })
}

/** Others with the same address, or with a name that sounds the same. */
function listAlike({ branchId }: BranchScope, { id, name, email, erasedAt }: ClientCard) {
  if (erasedAt) return []
  return database().$queryRaw<ClientPage['alike'][number][]>`
    select id, name, phone, email from client
    where branch_id = ${branchId}::uuid and id <> ${id}::uuid and merged_into_id is null and erased_at is null
      and (latin_of(name) = latin_of(${name}) or (${email} <> '' and lower(email) = lower(${email})))
    order by name, id limit 5`
}
