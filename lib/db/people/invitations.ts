import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Role } from '#lib/branches/role-policy.ts'
import { type BranchScope, hashOfToken } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'

const DAYS = 7

export type NewInvitation = {
  readonly email: string
  readonly role: Role
  readonly locale: string
  readonly invitedById: string
}

const newToken = () => randomBytes(32).toString('base64url')
const isOpen = () => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } })

/** Invites somebody; an invitation of theirs that is still open ends. */
export async function insertInvitation(tx: Transaction, scope: BranchScope, person: NewInvitation): Promise<string> {
  const { branchId } = scope
  await tx.invitation.updateMany({
    where: { branchId, email: person.email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  const invitation = await tx.invitation.create({
    data: {
      ...{ branchId, ...person, tokenHash: hashOfToken(newToken()) },
      expiresAt: new Date(Date.now() + DAYS * 86_400_000),
    },
    select: { id: true },
  })
  return invitation.id
}

export type InvitationLetterData = {
  readonly token: string
  readonly email: string
  readonly locale: string
  readonly role: Role
  readonly salon: string
  readonly expiresAt: Date
}

/** A new way in for the letter that is being written; the one before opens nothing. Null once it has ended. */
export async function renewInvitationToken(scope: BranchScope, id: string): Promise<InvitationLetterData | null> {
  const token = newToken()
  const where = { branchId: scope.branchId, id, ...isOpen() }
  const [invitation] = await database().invitation.updateManyAndReturn({
    where,
    data: { tokenHash: hashOfToken(token) },
    select: { email: true, locale: true, role: true, expiresAt: true, branch: { select: { name: true } } },
  })
  if (!invitation) return null
  const { branch, ...facts } = invitation
  return { token, salon: branch.name, ...facts }
}

/** Says whether it was still open. */
export async function revokeInvitation(tx: Transaction, scope: BranchScope, id: string): Promise<string | null> {
  const [revoked] = await tx.invitation.updateManyAndReturn({
    where: { branchId: scope.branchId, id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { email: true },
  })
  return revoked?.email ?? null
}

export type OpenInvitation = {
  readonly id: string
  readonly branchId: string
  readonly email: string
  readonly role: Role
  readonly salon: string
  readonly slug: string
}

/** What a link opens, while it does. */
export async function findOpenInvitation(token: string): Promise<OpenInvitation | null> {
  const invitation = await database().invitation.findFirst({
    where: { tokenHash: hashOfToken(token), ...isOpen() },
    select: { id: true, branchId: true, email: true, role: true, branch: { select: { name: true, slug: true } } },
  })
  if (!invitation) return null
  const { branch, ...facts } = invitation
  return { ...facts, salon: branch.name, slug: branch.slug }
}

/** Uses an invitation up; false for whoever comes second. */
export async function acceptInvitationRow(tx: Transaction, scope: BranchScope, id: string): Promise<boolean> {
  const where = { branchId: scope.branchId, id, ...isOpen() }
  return (await tx.invitation.updateMany({ where, data: { acceptedAt: new Date() } })).count > 0
}
