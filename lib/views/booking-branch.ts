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
  /** Null where the salon has none. */
  readonly logo: { readonly href: string; readonly width: number; readonly height: number } | null
}

const LOGO = { digest: true, width: true, height: true } as const

/** Finds the salon of a form's address; null where there is none. */
export async function findBookingBranch(slug: string): Promise<BookingBranch | null> {
  const scope = await findScopeOfForm(slug)
  if (!scope) return null
  const { logo, ...branch } = await database().branch.findUniqueOrThrow({
    where: { id: scope.branchId },
    select: {
      slug: true,
      name: true,
      address: true,
      country: true,
      timeZone: true,
      accent: true,
      logo: { select: LOGO },
    },
  })
  const stripe = await database().stripeAccount.findFirst({
    where: { branchId: scope.branchId, disconnectedAt: null },
    select: { livemode: true },
  })
  return { ...branch, scope, isTestMode: stripe?.livemode === false, logo: logo && hrefOf(slug, logo) }
}

type StoredLogo = { readonly digest: string; readonly width: number; readonly height: number }

const hrefOf = (slug: string, { digest, width, height }: StoredLogo) => ({
  href: `/api/branches/${slug}/logo/${digest}.webp`,
  width,
  height,
})
