import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { AccessLinkPurpose, MembershipRole } from '#prisma/generated/enums.ts'
import { database, runSearch } from './client.ts'

/** Who acts: it is written beside everything that is done. */
export type Actor =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'client' | 'stripe' | 'system' }

/** Permission to touch one branch. Its private field cannot be imitated: only this file makes one. */
class Scope {
  readonly branchId: string
  readonly actor: Actor
  readonly #made = true

  constructor(branchId: string, actor: Actor) {
    this.branchId = branchId
    this.actor = actor
  }

  isMade(): boolean {
    return this.#made
  }
}

export type BranchScope = Scope

/** For the booking form, which everyone may open: what a client may see of a branch. */
export async function findScopeOfForm(slug: string): Promise<BranchScope | null> {
  return (await findFormOf(slug))?.scope ?? null
}

/** The same, with the branch's country: phone numbers without a code are of there. */
export async function findFormOf(
  slug: string,
): Promise<{ readonly scope: BranchScope; readonly country: string } | null> {
  const [branch] = await runSearch<{ id: string; country: string }>(
    'select id, country from branch where slug = $1',
    [slug],
    'form-of',
  )
  return branch ? { scope: new Scope(branch.id, { kind: 'client' }), country: branch.country } : null
}

export type MemberScope = {
  readonly scope: BranchScope
  readonly role: MembershipRole
  /** Whose days they see, where they see nobody else's. */
  readonly staffMemberId: string | null
  /** The branch wants a second factor of those who see keys or give money back. */
  readonly requiresTwoFactor: boolean
}

/** For a signed-in person: the branch, if they belong to it, and the role that they have there. */
export async function findScopeOfMember(userId: string, slug: string): Promise<MemberScope | null> {
  const membership = await database().membership.findFirst({
    where: { userId, branch: { slug } },
    select: { branchId: true, role: true, staffMemberId: true, branch: { select: { requiresTwoFactor: true } } },
  })
  if (!membership) return null
  const { branchId, branch, ...member } = membership
  const scope = new Scope(branchId, { kind: 'user', userId })
  return { scope, ...member, requiresTwoFactor: branch.requiresTwoFactor }
}

/** For a signed-in person: every branch that they belong to, the one they belong to longest first. */
export async function listScopesOfMember(
  userId: string,
): Promise<readonly (MemberScope & { readonly slug: string; readonly name: string })[]> {
  const memberships = await database().membership.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ branchId: true, role: true, staffMemberId: true },
      branch: { select: { requiresTwoFactor: true, slug: true, name: true } },
    },
    take: 200,
  })
  return memberships.map(({ branchId, branch, ...member }) => ({
    ...{ scope: new Scope(branchId, { kind: 'user', userId }), ...member, ...branch },
  }))
}

/** For whoever holds a private link: the one visit that it opens. */
export async function findScopeOfLink(
  token: string,
  purpose: AccessLinkPurpose,
): Promise<{ readonly scope: BranchScope; readonly visitId: string } | null> {
  const link = await database().accessLink.findFirst({
    where: {
      tokenHash: hashOfToken(token),
      purpose,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    },
    select: { branchId: true, visitId: true },
  })
  return link && { scope: new Scope(link.branchId, { kind: 'client' }), visitId: link.visitId }
}

/** For whoever holds a payment link: the visit that it is paid for. One that is paid or withdrawn still says so. */
export async function findScopeOfPaymentLink(
  token: string,
): Promise<{ readonly scope: BranchScope; readonly visitId: string; readonly linkId: string } | null> {
  const link = await database().accessLink.findFirst({
    where: { tokenHash: hashOfToken(token), purpose: 'pay', revokedAt: null },
    select: { branchId: true, visitId: true, paymentLinkId: true },
  })
  if (!link?.paymentLinkId) return null
  const { branchId, visitId, paymentLinkId: linkId } = link
  return { scope: new Scope(branchId, { kind: 'client' }), visitId, linkId }
}

/** For whoever has just made a branch: it is theirs. */
export const scopeOfNewBranch = (branchId: string, userId: string): BranchScope =>
  new Scope(branchId, { kind: 'user', userId })

/** For whoever holds an open invitation and is the person invited: they come in by it. */
export const scopeOfInvitation = ({ branchId }: { readonly branchId: string }, userId: string): BranchScope =>
  new Scope(branchId, { kind: 'user', userId })

/** For an event whose signature fitted a secret of this branch. */
export const scopeOfVerifiedSecret = (branchId: string): BranchScope => new Scope(branchId, { kind: 'stripe' })

/** For a job: whoever queued it had the permission. */
export const scopeOfJob = (branchId: string): BranchScope => new Scope(branchId, { kind: 'system' })

/** A private link's token: nobody guesses it. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a link's token: whoever reads the table cannot open the link. */
export function hashOfToken(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(token).digest())
}
