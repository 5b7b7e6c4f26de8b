import 'server-only'
import type { SalonStanding } from '#lib/branches/settings-policy.ts'
import { type Currency, stepMinorOf } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import { sameFigure } from '#lib/money/same-figure.ts'
import type { BranchScope } from './branch-scopes.ts'
import type { Transaction } from './client.ts'

/** What a salon says of itself and how it can be booked. */
export type BranchSettings = {
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly locale: string
  readonly slotStepMinutes: number
  readonly leadTimeMinutes: number
  readonly bookingHorizonDays: number
}

const WANTED = {
  ...{ name: true, address: true, phone: true, email: true, country: true, currency: true, timeZone: true },
  ...{ locale: true, slotStepMinutes: true, leadTimeMinutes: true, bookingHorizonDays: true },
} as const

export function getBranchSettings(tx: Transaction, { branchId }: BranchScope): Promise<BranchSettings> {
  return tx.branch.findUniqueOrThrow({ where: { id: branchId }, select: WANTED })
}

/** Keeps bookings waiting until the transaction ends: they are of what the salon is then. */
export async function lockBookings(tx: Transaction, { branchId }: BranchScope): Promise<void> {
  await tx.$queryRaw`select 1 from branch where id = ${branchId}::uuid for update`
}

/** What of a salon was agreed with others. */
export async function getSalonStanding(tx: Transaction, { branchId }: BranchScope): Promise<SalonStanding> {
  const [standing] = await tx.$queryRaw<SalonStanding[]>`
    select exists (select from visit where branch_id = ${branchId}::uuid) as "hasBookings",
      exists (select from stripe_account where branch_id = ${branchId}::uuid) as "hasStripe",
      exists (select from visit where branch_id = ${branchId}::uuid and starts_at > now()
        and state in ('on_hold', 'booked', 'arrived')) as "hasUpcomingVisits"`
  return standing ?? { hasBookings: true, hasStripe: true, hasUpcomingVisits: true }
}

export async function saveBranchSettings(
  tx: Transaction,
  { branchId }: BranchScope,
  settings: BranchSettings,
): Promise<void> {
  await tx.branch.update({ where: { id: branchId }, data: settings })
}

/** Says when people are away by the clock of another zone: at the same hours as before. */
export async function saveTimeOffInZone(
  tx: Transaction,
  { branchId }: BranchScope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await tx.$executeRaw`
    update time_off set starts_at = starts_at at time zone ${from} at time zone ${to},
      ends_at = greatest(ends_at at time zone ${from} at time zone ${to},
        starts_at at time zone ${from} at time zone ${to} + interval '1 minute')
    where branch_id = ${branchId}::uuid and ends_at > now()`
}

/** Writes the prices and terms of a salon where nothing was sold yet in another currency, figure for figure. */
export async function savePricesInCurrency(
  tx: Transaction,
  { branchId }: BranchScope,
  { from, to }: { readonly from: Currency; readonly to: Currency },
): Promise<void> {
  const figure = (minor: bigint | null) => (minor === null ? null : sameFigure(money(minor, from), to).amountMinor)
  const atLeastOne = (minor: bigint | null) => {
    const wanted = figure(minor)
    return wanted === null ? null : Math.max(wanted, stepMinorOf(to))
  }
  const range = (low: bigint | null, high: bigint | null) => {
    const [priceFrom, priceTo] = [figure(low), figure(high)]
    return { priceFrom, priceTo: priceTo !== null && priceTo > (priceFrom ?? 0) ? priceTo : null }
  }
  for (const { id, priceFromMinor, priceToMinor, prepaymentMinor } of await tx.service.findMany({
    where: { branchId },
  })) {
    const { priceFrom, priceTo } = range(priceFromMinor, priceToMinor)
    await tx.service.update({
      where: { branchId_id: { branchId, id } },
      data: {
        ...{ currency: to, priceFromMinor: priceFrom ?? 0, priceToMinor: priceTo },
        prepaymentMinor: atLeastOne(prepaymentMinor),
      },
    })
  }
  for (const { staffMemberId, serviceId, ...own } of await tx.staffService.findMany({ where: { branchId } })) {
    const { priceFrom, priceTo } = range(own.priceFromMinor, own.priceToMinor)
    await tx.staffService.update({
      where: { branchId_staffMemberId_serviceId: { branchId, staffMemberId, serviceId } },
      data: { priceFromMinor: priceFrom, priceToMinor: priceTo },
    })
  }
  const terms = await tx.paymentTerms.findUnique({ where: { branchId } })
  const cancellationFeeMinor = atLeastOne(terms?.cancellationFeeMinor ?? null)
  await tx.paymentTerms.updateMany({ where: { branchId }, data: { currency: to, cancellationFeeMinor } })
}
