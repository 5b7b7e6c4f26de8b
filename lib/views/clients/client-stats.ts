import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'

/** What somebody has paid in one currency, by card and at the desk. Money of Stripe’s test mode stands apart. */
export type ClientSum = { readonly isTest: boolean; readonly paid: Money; readonly returned: Money }

export type ClientStats = {
  /** Visits that have begun and were neither cancelled nor missed. */
  readonly visits: number
  readonly noShows: number
  readonly canceled: number
  readonly lastVisitAt: Date | null
  readonly nextVisitAt: Date | null
  readonly sums: readonly ClientSum[]
}

export const NO_STATS: ClientStats = {
  ...{ visits: 0, noShows: 0, canceled: 0, lastVisitAt: null, nextVisitAt: null, sums: [] },
}

type VisitsRow = Omit<ClientStats, 'sums'> & { readonly clientId: string }

type SumRow = {
  readonly clientId: string
  readonly currency: string
  readonly isTest: boolean
  readonly paidMinor: bigint
  readonly returnedMinor: bigint
}

/** What the branch knows of the visits and the money of some clients; who never came is left out. */
export async function listClientStats(
  { branchId }: BranchScope,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, ClientStats>> {
  const ids = [...clientIds]
  const [visits, sums] = await Promise.all([
    database().$queryRaw<VisitsRow[]>`
      select client_id as "clientId",
        count(*) filter (where state in ('booked', 'arrived', 'completed') and starts_at <= now())::int as visits,
        count(*) filter (where state = 'no_show')::int as "noShows",
        count(*) filter (where state = 'canceled')::int as canceled,
        max(starts_at) filter (where state in ('booked', 'arrived', 'completed') and starts_at <= now()) as "lastVisitAt",
        min(starts_at) filter (where state = 'booked' and starts_at > now()) as "nextVisitAt"
      from visit where branch_id = ${branchId}::uuid and client_id = any (${ids}::uuid[]) group by client_id`,
    database().$queryRaw<SumRow[]>`
      with own as (
        select id, client_id from visit where branch_id = ${branchId}::uuid and client_id = any (${ids}::uuid[])
      ), moved as (
        select own.client_id, l.currency, not s.livemode as is_test,
          case when e.kind = 'charge' then -l.amount_minor else 0 end as paid,
          case when e.kind in ('refund', 'refund_reversal') then l.amount_minor else 0 end as returned
        from own
        join payment p on p.branch_id = ${branchId}::uuid and p.visit_id = own.id
        join stripe_account s on s.branch_id = p.branch_id and s.id = p.stripe_account_id
        join ledger_entry e on e.branch_id = p.branch_id and e.payment_id = p.id
        join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id and l.account = 'client'
        union all
        select own.client_id, d.currency, false, greatest(d.amount_minor, 0), greatest(-d.amount_minor, 0)
        from own join desk_payment d on d.branch_id = ${branchId}::uuid and d.visit_id = own.id
      )
      select client_id as "clientId", currency, is_test as "isTest", sum(paid)::bigint as "paidMinor",
        sum(returned)::bigint as "returnedMinor"
      from moved group by client_id, currency, is_test having sum(paid) <> 0 or sum(returned) <> 0
      order by client_id, is_test, currency`,
  ])
  return new Map(
    visits.map(({ clientId, ...counted }) => {
      const own = sums.filter((sum) => sum.clientId === clientId).map(clientSumFrom)
      return [clientId, { ...counted, sums: own }]
    }),
  )
}

function clientSumFrom({ currency: code, isTest, paidMinor, returnedMinor }: SumRow): ClientSum {
  const currency = currencyOf(code)
  return { isTest, paid: money(paidMinor, currency), returned: money(returnedMinor, currency) }
}
