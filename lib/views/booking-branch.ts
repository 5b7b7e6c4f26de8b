import 'server-only'
import { type BranchScope, findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'

/** What the form shows of the salon on every step. */
export type BookingBranch = {
  readonly scope: BranchScope
  readonly slug: string
  readonly name: string
  readonly address: string | null
  readonly country: string
  readonly timeZone: string
  readonly accent: string | null
  /** Only Stripe's test cards work. */
  readonly isTestMode: boolean
}

/** Finds the salon of a form's address; null where there is none. */
export async function findBookingBranch(slug: string): Promise<BookingBranch | null> {
  const scope = await findScopeOfForm(slug)
  if (!scope) return null
  const branch = await database().branch.findUniqueOrThrow({
    where: { id: scope.branchId },
    select: { slug: true, name: true, address: true, country: true, timeZone: true, accent: true },
  })
  const stripe = await database().stripeAccount.findFirst({
    where: { branchId: scope.branchId, disconnectedAt: null },
    select: { livemode: true },
  })
  return { ...branch, scope, isTestMode: stripe?.livemode === false }
}
