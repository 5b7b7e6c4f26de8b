import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listOwnServices } from '#lib/db/team/staff-services.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'

export type OwnServiceRow = {
  readonly serviceId: string
  readonly name: string
  readonly price: Money
  readonly priceTo: Money | null
  readonly durationMinutes: number
  readonly isPerforming: boolean
  /** Null is as the service has it. */
  readonly ownPrice: Money | null
  readonly ownPriceTo: Money | null
  readonly ownDurationMinutes: number | null
}

export type StaffPage = {
  readonly id: string
  readonly name: string
  readonly jobTitle: string | null
  readonly photoHash: string | null
  readonly isArchived: boolean
  readonly hasHours: boolean
  readonly currency: Currency
  readonly categories: readonly {
    readonly id: string
    readonly name: string
    readonly services: readonly OwnServiceRow[]
  }[]
  /** The salon's people, and who of the team each of them is. */
  readonly members: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly staffMemberId: string | null
    readonly staffName: string | null
  }[]
}

const IN_ORDER = [{ position: 'asc' as const }, { id: 'asc' as const }]

/** Who a staff member is, and what they perform of all that the salon sells; null for one that is not there. */
export async function findStaffPage(scope: BranchScope, id: string): Promise<StaffPage | null> {
  const { branchId } = scope
  const db = database()
  const member = await db.staffMember.findUnique({
    where: { branchId_id: { branchId, id } },
    include: {
      branch: { select: { currency: true } },
      photo: { select: { hash: true } },
      _count: { select: { workingHours: true } },
    },
  })
  if (!member) return null
  const [categories, own, members] = await Promise.all([
    db.serviceCategory.findMany({
      where: { branchId, services: { some: { archivedAt: null } } },
      orderBy: IN_ORDER,
      include: { services: { where: { archivedAt: null }, orderBy: IN_ORDER } },
    }),
    listOwnServices(db, scope, id),
    db.membership.findMany({
      where: { branchId },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      include: { user: { select: { name: true, email: true } }, staffMember: { select: { name: true } } },
    }),
  ])
  const currency = currencyOf(member.branch.currency)
  const moneyOf = (minor: number | bigint | null | undefined) => (minor == null ? null : money(minor, currency))
  return {
    ...{ id, name: member.name, jobTitle: member.jobTitle, photoHash: member.photo?.hash ?? null, currency },
    isArchived: member.archivedAt !== null,
    hasHours: member._count.workingHours > 0,
    categories: categories.map(({ id, name, services }) => ({
      ...{ id, name },
      services: services.map((service) => {
        const performed = own.find(({ serviceId }) => serviceId === service.id)
        return {
          ...{ serviceId: service.id, name: service.name, durationMinutes: service.durationMinutes },
          price: money(service.priceFromMinor, currency),
          priceTo: moneyOf(service.priceToMinor),
          isPerforming: performed !== undefined,
          ownPrice: moneyOf(performed?.priceFromMinor),
          ownPriceTo: moneyOf(performed?.priceToMinor),
          ownDurationMinutes: performed?.durationMinutes ?? null,
        }
      }),
    })),
    members: members.map(({ id, user, staffMemberId, staffMember }) => ({
      ...{ id, name: user.name, email: user.email, staffMemberId, staffName: staffMember?.name ?? null },
    })),
  }
}
