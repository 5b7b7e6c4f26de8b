import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { PaymentFilter } from './payment-filter.ts'

/** The condition of a filter on `payment p` with its `visit v` and `stripe_account s`, in SQL. */
export function conditionOf(scope: BranchScope, filter: PaymentFilter): Prisma.Sql {
  const { state, source, mode, staff, service, from, to } = filter
  const zone = Prisma.sql`(select time_zone from branch where id = ${scope.branchId}::uuid)`
  const conditions = [
    Prisma.sql`p.branch_id = ${scope.branchId}::uuid`,
    // Those that nobody began to pay are left out.
    Prisma.sql`(p.state <> 'awaiting' or p.decline_code is not null)`,
    Prisma.sql`(p.state <> 'canceled' or p.stripe_charge_id is not null or p.decline_code is not null)`,
    ...(state ? [Prisma.sql`p.state = ${state}::"PaymentState"`] : []),
    ...(source ? [Prisma.sql`p.source = ${source}::"PaymentSource"`] : []),
    ...(mode ? [isOfMode(scope, mode === 'live')] : []),
    ...(from ? [Prisma.sql`p.created_at >= (${from}::date)::timestamp at time zone ${zone}`] : []),
    ...(to ? [Prisma.sql`p.created_at < (${to}::date + 1)::timestamp at time zone ${zone}`] : []),
    ...(staff ? [hasAppointment(Prisma.sql`a.staff_member_id = ${staff}::uuid`)] : []),
    ...(service ? [hasAppointment(Prisma.sql`a.service_id = ${service}::uuid`)] : []),
    ...(filter.q ? [matches(filter.q)] : []),
  ]
  return Prisma.join(conditions, ' and ')
}

/** Of a mode in which the branch has no account there is nothing: that is asked once, not of each payment. */
const isOfMode = ({ branchId }: BranchScope, livemode: boolean) => Prisma.sql`s.livemode = ${livemode}
  and exists (select from stripe_account one where one.branch_id = ${branchId}::uuid and one.livemode = ${livemode})`

const hasAppointment = (condition: Prisma.Sql) => Prisma.sql`exists (select from appointment a
  where a.branch_id = p.branch_id and a.visit_id = p.visit_id and ${condition})`

/**
 * A Stripe id, a card's last four, or a client's name, phone or email and the visit's number. Each looks into one table
 * by one of its indexes: what could be two things is taken for the likelier.
 */
function matches(text: string): Prisma.Sql {
  if (/^pi_\w+$/.test(text)) return Prisma.sql`p.stripe_payment_intent_id = ${text}`
  if (/^(ch|py)_\w+$/.test(text)) return Prisma.sql`p.stripe_charge_id = ${text}`
  if (/^\d{4}$/.test(text)) return Prisma.sql`p.card_last4 = ${text}`
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const digits = text.replaceAll(/\D/g, '')
  const isPhone = digits.length >= 5 && /^[\d\s()+-]+$/.test(text)
  return Prisma.sql`p.visit_id in (select found.id from visit found where found.branch_id = p.branch_id and ${
    isPhone
      ? Prisma.sql`found.contact_phone like ${`%${digits}%`}`
      : Prisma.sql`(found.contact_name ilike ${like} or found.contact_email ilike ${like}
          or (found.branch_id = p.branch_id and found.reference = ${text.toUpperCase()}))`
  })`
}
