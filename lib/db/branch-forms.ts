import 'server-only'
import type { BranchScope } from './branch-scopes.ts'
import { database, runStatement, type Transaction } from './client.ts'

/** A WebP, and its SHA-256. */
export type Logo = {
  readonly image: Uint8Array<ArrayBuffer>
  readonly digest: string
  readonly width: number
  readonly height: number
}

export type BranchSite = { readonly id: string; readonly origin: string }

/** The sites on which a branch's form may stand, in the order in which they were added. */
export function listSites(tx: Transaction, scope: BranchScope): Promise<readonly BranchSite[]> {
  return tx.branchSite.findMany({
    where: { branchId: scope.branchId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, origin: true },
  })
}

/** The same for a page's policy, by the form's address. A salon that is not there has no sites. */
export async function listFrameOrigins(slug: string): Promise<readonly string[]> {
  const rows = await runStatement<{ origin: string }>(
    'select s.origin from branch_site s join branch b on b.id = s.branch_id where b.slug = $1 order by s.origin',
    [slug],
    'frame-origins',
  )
  return rows.map(({ origin }) => origin)
}

export async function insertSite(tx: Transaction, scope: BranchScope, origin: string): Promise<BranchSite> {
  return tx.branchSite.create({ data: { branchId: scope.branchId, origin }, select: { id: true, origin: true } })
}

/** Null when there is no such site here. */
export async function deleteSite(tx: Transaction, scope: BranchScope, id: string): Promise<BranchSite | null> {
  const where = { branchId: scope.branchId, id }
  const site = await tx.branchSite.findUnique({ where: { branchId_id: where }, select: { id: true, origin: true } })
  if (site) await tx.branchSite.delete({ where: { branchId_id: where } })
  return site
}

export async function saveAccent(tx: Transaction, scope: BranchScope, accent: string | null): Promise<void> {
  await tx.branch.update({ where: { id: scope.branchId }, data: { accent } })
}

export async function saveLogo(tx: Transaction, scope: BranchScope, logo: Logo): Promise<void> {
  const { branchId } = scope
  await tx.branchLogo.upsert({
    where: { branchId },
    create: { branchId, ...logo },
    update: { ...logo, changedAt: new Date() },
  })
}

/** Says whether there was one. */
export async function deleteLogo(tx: Transaction, scope: BranchScope): Promise<boolean> {
  return (await tx.branchLogo.deleteMany({ where: { branchId: scope.branchId } })).count > 0
}

/** The picture at an address that was handed out; null once it has been replaced. */
export async function findLogoImage(slug: string, digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const logo = await database().branchLogo.findFirst({ where: { digest, branch: { slug } }, select: { image: true } })
  return logo && Uint8Array.from(logo.image)
}
