import { database } from '#lib/db/client.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { aChargedPayment, aPaidPayment, type StartedPayment } from './payments.ts'
import type { Salon } from './salon.ts'
import { control, settle } from './stripe.ts'

/** A paid visit whose money Stripe has settled, in our books too. */
export async function aSettledPayment(salon: Salon, startsAt?: Date): Promise<StartedPayment> {
  const paid = await aPaidPayment(salon, startsAt)
  await settle(salon.stripe, paid.paymentIntentId)
  await syncPayment(salon.form, paid.paymentId)
  return paid
}

/** The same of money that Stripe can pay out at once. */
export async function aPayablePayment(salon: Salon, startsAt: Date): Promise<StartedPayment> {
  const paid = await aChargedPayment(salon, { card: 'pm_card_bypassPending', startsAt })
  await settle(salon.stripe, paid.paymentIntentId)
  await syncPayment(salon.form, paid.paymentId)
  return paid
}

/** A sale at the salon's till, with its Stripe account and without the app; its money can be paid out at once. */
export async function aSaleElsewhere({ stripe }: Salon, amount: number): Promise<string> {
  const { id } = await stripe.sdk.paymentIntents.create({
    ...{ amount, currency: 'eur', confirm: true, payment_method: 'pm_card_bypassPending' },
    allowed_payment_method_types: ['card'],
    return_url: 'http://localhost:3000/done',
  })
  await settle(stripe, id)
  return id
}

export type MadePayout = { readonly id: string; readonly amount: number; readonly status: string }

/** Stripe pays out what is available. */
export async function runPayouts({ stripe }: Salon): Promise<readonly MadePayout[]> {
  const made = (await control('/payouts/run', { account: stripe.id })) as { payouts: readonly MadePayout[] }
  return made.payouts
}

/** What Stripe has in the balance of a salon's account, in minor units by currency. */
export async function stripeBalanceOf({ stripe }: Salon): Promise<Readonly<Record<string, number>>> {
  const { available, pending } = await stripe.sdk.balance.retrieve()
  const sums: Record<string, number> = {}
  for (const { amount, currency } of [...available, ...pending]) {
    const code = currency.toUpperCase()
    sums[code] = (sums[code] ?? 0) + amount
  }
  return sums
}

/** The same by our ledger. */
export async function ledgerBalanceOf({ branchId }: Salon): Promise<Readonly<Record<string, number>>> {
  const rows = await database().$queryRaw<{ currency: string; minor: number }[]>`
    select currency, sum(amount_minor)::float8 as minor from ledger_posting
    where branch_id = ${branchId}::uuid and account = 'stripe_balance' group by currency`
  return Object.fromEntries(rows.map(({ currency, minor }) => [currency, minor]))
}

/** The days of a salon's reports, without any grouping. */
export function daysOf({ branchId }: Salon) {
  return database().$queryRaw<{ day: string; side: string; gross: number; refunds: number; fees: number }[]>`
    select day::text, side, sum(gross_minor)::float8 as gross, sum(refunds_minor)::float8 as refunds,
      sum(fees_minor)::float8 as fees
    from cash_flow_day where branch_id = ${branchId}::uuid and dimension = 'whole'
    group by day, side order by day, side`
}
