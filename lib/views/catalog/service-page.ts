import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { StaffPaymentStatus } from '#lib/payments/terms.ts'
import { getServicesPage, type ListedService } from './services-page.ts'

export type ServicePage = {
  readonly currency: Currency
  /** Null for a new one. */
  readonly service: ListedService | null
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  /** Everyone who works here. */
  readonly staff: readonly {
    readonly id: string
    readonly name: string
    readonly isPerforming: boolean
    /** Null is the service's. */
    readonly ownPrice: Money | null
    readonly staffPayment: StaffPaymentStatus
  }[]
}

/** A service with all that can be chosen for it, or what a new one can be made of; null for one that is not there. */
export async function findServicePage(scope: BranchScope, serviceId: string | null): Promise<ServicePage | null> {
  const { branchId } = scope
  const { currency, categories, archived } = await getServicesPage(scope)
  const all = [...categories.flatMap(({ services }) => services), ...archived]
  const service = serviceId === null ? null : (all.find(({ id }) => id === serviceId) ?? null)
  if (serviceId !== null && !service) return null
  const staff = await database().staffMember.findMany({
    where: { branchId, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, paymentStatus: true },
      services: {
        where: { service: { branchId, id: { in: service ? [service.id] : [] } } },
        select: { priceFromMinor: true },
      },
    },
  })
  return {
    ...{ currency, service },
    categories: categories.map(({ id, name }) => ({ id, name })),
    staff: staff.map(({ id, name, paymentStatus, services: [own] }) => ({
      ...{ id, name, isPerforming: own !== undefined, staffPayment: paymentStatus },
      ownPrice: own?.priceFromMinor == null ? null : money(own.priceFromMinor, currencyOf(currency)),
    })),
  }
}
