import 'server-only'
import { pseudonymOf } from '#lib/clients/pseudonym.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { lockVisitsOfClient } from '#lib/db/visits/visits.ts'

export type ClientStanding = { readonly openVisits: number; readonly openMoney: number }

/** What of a locked client is still going on. */
export async function getClientStanding(
  tx: Transaction,
  { branchId }: BranchScope,
  clientId: string,
): Promise<ClientStanding> {
  const [standing] = await tx.$queryRaw<ClientStanding[]>`
    with own as (select id, state from visit where branch_id = ${branchId}::uuid and client_id = ${clientId}::uuid),
    paid as (select p.id, p.state from payment p join own on own.id = p.visit_id where p.branch_id = ${branchId}::uuid)
    select
      (select count(*)::int from own where state in ('on_hold', 'booked', 'arrived')) as "openVisits",
      (select count(*)::int from paid where state in ('awaiting', 'held'))
        + (select count(*)::int from refund r join paid on paid.id = r.payment_id
            where r.branch_id = ${branchId}::uuid and r.state in ('requested', 'pending'))
        + (select count(*)::int from hold_order h join paid on paid.id = h.payment_id
            where h.branch_id = ${branchId}::uuid and h.state = 'requested')
        + (select count(*)::int from dispute d join paid on paid.id = d.payment_id
            where d.branch_id = ${branchId}::uuid
              and d.state in ('inquiry', 'inquiry_under_review', 'needs_response', 'under_review')) as "openMoney"`
  return standing ?? { openVisits: 0, openMoney: 0 }
}

/**
 * Puts a pseudonym where a locked client was, in everything that names them: their card and those that were merged into
 * it, visits, notes, answers to banks. Their private links open nothing any more. Sums, dates and Stripe's ids stay.
 */
export async function saveErasure(tx: Transaction, scope: BranchScope, clientId: string): Promise<void> {
  const { branchId } = scope
  await lockVisitsOfClient(tx, scope, clientId)
  const visits = { branchId, clientId }
  const pseudonym = pseudonymOf(clientId)
  const contact = { contactName: pseudonym, contactPhone: '', contactEmail: '' }
  await tx.visit.updateMany({ where: visits, data: contact })
  await tx.visit.updateMany({ where: { ...visits, discountReason: { not: null } }, data: { discountReason: '–' } })
  await tx.accessLink.updateMany({
    where: { branchId, revokedAt: null, visit: { clientId } },
    data: { revokedAt: new Date() },
  })
  // What did not arrive is not sent again: there is nobody to write to.
  await tx.letter.updateMany({
    where: { branchId, userId: null, state: { in: ['waiting', 'failed', 'bounced'] }, visit: { clientId } },
    data: { state: 'not_needed' },
  })
  await tx.deskPayment.updateMany({
    where: { branchId, note: { not: null }, visit: { clientId } },
    data: { note: null },
  })
  await tx.$executeRaw`
    update dispute_answer a set evidence = (
      select jsonb_object_agg(key, case key when 'uncategorizedText' then ${pseudonym} else '' end)
      from jsonb_object_keys(a.evidence) key)
    from dispute d
    join payment p on p.branch_id = d.branch_id and p.id = d.payment_id
    join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
    where a.branch_id = ${branchId}::uuid and d.branch_id = a.branch_id and d.id = a.dispute_id
      and v.client_id = ${clientId}::uuid`
  await tx.$executeRaw`
    update client set name = '№ ' || upper(left(id::text, 6)), phone = 'erased:' || id, email = '', note = null,
      erased_at = now()
    where branch_id = ${branchId}::uuid and (id = ${clientId}::uuid or merged_into_id = ${clientId}::uuid)`
}
