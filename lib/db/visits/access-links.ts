import 'server-only'
import { type BranchScope, hashOfToken, newToken } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import type { AccessLinkPurpose } from '#prisma/generated/enums.ts'

type NewLink = {
  readonly visitId: string
  readonly purpose: AccessLinkPurpose
  readonly expiresAt?: Date
  /** What is paid through it. */
  readonly paymentLinkId?: string
}

/** Makes a private link to a visit and returns its token, which is not stored and cannot be shown again. */
export async function insertAccessLink(tx: Transaction, scope: BranchScope, link: NewLink): Promise<string> {
  const token = newToken()
  await tx.accessLink.create({ data: { ...link, branchId: scope.branchId, tokenHash: hashOfToken(token) } })
  return token
}

/** Takes back a link that has reached nobody. */
export async function deleteAccessLink(tx: Transaction, { branchId }: BranchScope, token: string): Promise<void> {
  await tx.accessLink.deleteMany({ where: { branchId, tokenHash: hashOfToken(token) } })
}
