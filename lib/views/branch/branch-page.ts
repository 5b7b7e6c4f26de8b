import 'server-only'
import type { SalonStanding } from '#lib/branches/settings-policy.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { type BranchSettings, getBranchSettings, getSalonStanding } from '#lib/db/branch-settings.ts'
import { database } from '#lib/db/client.ts'

export type BranchPage = { readonly settings: BranchSettings; readonly standing: SalonStanding }

/** What a salon says of itself, and what of it stays. */
export async function getBranchPage(scope: BranchScope): Promise<BranchPage> {
  const [settings, standing] = await Promise.all([
    getBranchSettings(database(), scope),
    getSalonStanding(database(), scope),
  ])
  return { settings, standing }
}
