import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { POST } from '#app/api/auth/[...all]/route.ts'
import { type BranchScope, findScopeOfMember } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { renewInvitationToken } from '#lib/db/people/invitations.ts'
import { invitePerson } from '#lib/flows/people/invite-person.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { MembershipRole } from '#prisma/generated/enums.ts'
import type { Salon } from './salon.ts'

export const PASSWORD = 'correct horse battery staple'

const OURS = { origin: 'http://localhost:3000', 'content-type': 'application/json' }

export const postAuth = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  POST(
    new Request(`http://localhost:3000/api/auth/${path}`, {
      method: 'POST',
      headers: { ...OURS, ...headers },
      body: JSON.stringify(body),
    }),
  )

export type Person = { readonly userId: string; readonly email: string }

let hash: Promise<string> | undefined

/** Somebody with a password, who belongs to no salon yet. */
export async function aPerson(name = 'Olha'): Promise<Person> {
  const email = `${randomUUID()}@example.com`
  hash ??= hashPassword(PASSWORD)
  const { id: userId } = await database().user.create({ data: { name, email, emailVerified: true } })
  await database().authAccount.create({
    data: { userId, accountId: userId, providerId: 'credential', password: await hash },
  })
  return { userId, email }
}

export async function aMember(salon: Salon, role: MembershipRole): Promise<Person> {
  const person = await aPerson()
  await database().membership.create({ data: { branchId: salon.branchId, userId: person.userId, role } })
  return person
}

/** The headers of a browser in which somebody has signed in. */
export async function signedIn({ email }: Person): Promise<{ readonly cookie: string }> {
  const response = await postAuth('sign-in/email', { email, password: PASSWORD })
  if (!response.ok) throw new Error(`signing in answered ${response.status}: ${await response.text()}`)
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return { cookie: cookies.join('; ') }
}

/** What somebody who belongs to a salon may do there. */
export async function scopeOf(salon: Salon, { userId }: Person): Promise<BranchScope> {
  const member = await findScopeOfMember(userId, salon.slug)
  invariant(member, 'they belong to it')
  return member.scope
}

export const membershipOf = (salon: Salon, { userId }: Person) =>
  database().membership.findUnique({ where: { branchId_userId: { branchId: salon.branchId, userId } } })

/** An invitation whose letter has been written: the link's token is in it. */
export async function anInvitation(salon: Salon, email: string, role: MembershipRole = 'reception') {
  const invited = await invitePerson(salon.owner, { email, role, locale: 'uk' })
  invariant(invited.ok, 'an owner invites')
  const { id: invitationId } = await database().invitation.findFirstOrThrow({
    where: { branchId: salon.branchId, email, revokedAt: null },
  })
  const letter = await renewInvitationToken(salon.owner, invitationId)
  invariant(letter, 'the invitation is open')
  return { invitationId, token: letter.token }
}
