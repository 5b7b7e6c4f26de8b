import 'server-only'
import { createHash } from 'node:crypto'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'

export type NewStaffPhoto = {
  readonly staffMemberId: string
  readonly small: Uint8Array
  readonly large: Uint8Array
}

/** Keeps a staff member's only photo and returns the hash under which it is served. */
export async function saveStaffPhoto(tx: Transaction, scope: BranchScope, photo: NewStaffPhoto): Promise<string> {
  const { branchId } = scope
  const { staffMemberId } = photo
  const hash = createHash('sha256').update(photo.large).digest('hex').slice(0, 32)
  const data = { hash, small: Uint8Array.from(photo.small), large: Uint8Array.from(photo.large), savedAt: new Date() }
  await tx.staffPhoto.upsert({
    where: { branchId_staffMemberId: { branchId, staffMemberId } },
    create: { branchId, staffMemberId, ...data },
    update: data,
  })
  return hash
}

/** Takes a staff member's photo away; false if there was none. */
export async function deleteStaffPhoto(tx: Transaction, scope: BranchScope, staffMemberId: string): Promise<boolean> {
  const { count } = await tx.staffPhoto.deleteMany({ where: { branchId: scope.branchId, staffMemberId } })
  return count > 0
}

/** The WebP that an address of a photo names, or null. */
export async function findStaffPhoto(
  scope: BranchScope,
  { hash, size }: { readonly hash: string; readonly size: 'small' | 'large' },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const where = { branchId: scope.branchId, hash }
  if (size === 'small')
    return (await database().staffPhoto.findFirst({ where, select: { small: true } }))?.small ?? null
  return (await database().staffPhoto.findFirst({ where, select: { large: true } }))?.large ?? null
}

/** Whether someone of the branch still works here under this id. */
export async function isStaffMember(tx: Transaction, scope: BranchScope, id: string): Promise<boolean> {
  const where = { branchId: scope.branchId, id, archivedAt: null }
  return (await tx.staffMember.findFirst({ where, select: { id: true } })) !== null
}
