import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { POST } from '#app/api/auth/[...all]/route.ts'
import { database } from '#lib/db/client.ts'
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
