import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { prepaymentFrom } from '#lib/db/visits/offers.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import { tooLittleOnline } from '#lib/payments/amounts/least-charge.ts'
import type { Prepayment, ServicePaymentStatus } from '#lib/payments/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type ListedService = {
  readonly id: string
  readonly categoryId: string
  readonly name: string
  readonly description: string | null
  readonly durationMinutes: number
  readonly bufferMinutes: number
  readonly price: Money
  readonly priceTo: Money | null
  readonly status: ServicePaymentStatus
  readonly prepayment: Prepayment
  /** Less than Stripe takes would be asked for online. */
  readonly tooLittle: Money | null
  /** Who performs it, at their own price where they have one. */
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  /** Appointments that are still to come. */
  readonly upcoming: number
}

export type ServicesPage = {
  readonly currency: Currency
  readonly categories: readonly {
    readonly id: string
    readonly name: string
    /** With what is archived it is not empty either. */
    readonly isEmpty: boolean
    readonly services: readonly ListedService[]
  }[]
  readonly archived: readonly ListedService[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
}

const WANTED = {
  staff: {
    where: { staffMember: { archivedAt: null } },
    include: { staffMember: { select: { id: true, name: true, position: true, paymentStatus: true } } },
  },
} as const satisfies Prisma.ServiceInclude

type Row = Prisma.ServiceGetPayload<{ include: typeof WANTED }>

const IN_ORDER = [{ position: 'asc' as const }, { id: 'asc' as const }]

/** All that a salon sells, as clients see it and as it is performed. */
export async function getServicesPage(scope: BranchScope): Promise<ServicesPage> {
  const { branchId } = scope
  const db = database()
  const [branch, rows, staff, booked] = await Promise.all([
    db.branch.findUniqueOrThrow({ where: { id: branchId }, select: { currency: true } }),
    db.serviceCategory.findMany({
      where: { branchId },
      orderBy: IN_ORDER,
      include: { services: { orderBy: IN_ORDER, include: WANTED } },
    }),
    db.staffMember.findMany({
      where: { branchId, archivedAt: null },
      orderBy: IN_ORDER,
      select: { id: true, name: true },
    }),
    db.appointment.groupBy({
      by: ['serviceId'],
      where: { branchId, live: true, endsAt: { gt: new Date() } },
      _count: true,
    }),
  ])
  const upcoming = new Map(booked.map(({ serviceId, _count }) => [serviceId, _count]))
  const listed = (row: Row) => listedServiceFrom(row, upcoming.get(row.id) ?? 0)
  return {
    currency: currencyOf(branch.currency),
    categories: rows.map(({ id, name, services }) => ({
      ...{ id, name, isEmpty: services.length === 0 },
      services: services.filter(({ archivedAt }) => archivedAt === null).map(listed),
    })),
    archived: rows.flatMap(({ services }) => services.filter(({ archivedAt }) => archivedAt !== null).map(listed)),
    staff,
  }
}

function listedServiceFrom(row: Row, upcoming: number): ListedService {
  const { id, categoryId, name, description, durationMinutes, bufferMinutes, paymentStatus: status } = row
  const currency = currencyOf(row.currency)
  const moneyOf = (minor: bigint | null) => (minor === null ? null : money(minor, currency))
  const price = money(row.priceFromMinor, currency)
  const prepayment = prepaymentFrom(row, moneyOf(row.prepaymentMinor))
  const offers = row.staff.map(({ priceFromMinor, staffMember }) => ({
    price: moneyOf(priceFromMinor) ?? price,
    staffPayment: staffMember.paymentStatus,
  }))
  return {
    ...{ id, categoryId, name, description, durationMinutes, bufferMinutes, price, status, prepayment, upcoming },
    priceTo: moneyOf(row.priceToMinor),
    tooLittle: tooLittleOnline({ status, prepayment, price, offers }),
    staff: row.staff
      .map(({ staffMember }) => staffMember)
      .toSorted((one, other) => one.position - other.position)
      .map(({ id, name }) => ({ id, name })),
  }
}
