import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { endSession } from '#lib/flows/people/end-session.ts'
import { aPerson, PASSWORD, postAuth, signedIn } from '#tests/support/people.ts'

const sessionsOf = (userId: string) =>
  database().session.findMany({ where: { userId }, orderBy: { createdAt: 'asc' }, select: { id: true } })

test('one session ends, or all but one’s own; nobody ends another person’s', async () => {
  const [person, stranger] = [await aPerson(), await aPerson()]
  for (const who of [person, person, person, stranger]) await signedIn(who)
  const [own, second] = await sessionsOf(person.userId)
  const [foreign] = await sessionsOf(stranger.userId)
  const user = { id: person.userId, sessionId: own?.id ?? '' }
  expect(await endSession(user, { sessionId: foreign?.id ?? '' })).toEqual({ ok: false, refusal: 'not_found' })
  expect(await sessionsOf(stranger.userId)).toHaveLength(1)
  expect(await endSession(user, { sessionId: second?.id ?? '' })).toEqual({ ok: true })
  expect(await sessionsOf(person.userId)).toHaveLength(2)
  expect(await endSession(user, { sessionId: null })).toEqual({ ok: true })
  expect(await sessionsOf(person.userId)).toEqual([own])
})

test('a changed password ends every other session', async () => {
  const person = await aPerson()
  await signedIn(person)
  const { cookie } = await signedIn(person)
  const body = { currentPassword: PASSWORD, newPassword: 'another long password', revokeOtherSessions: true }
  expect((await postAuth('change-password', body, { cookie })).status).toBe(200)
  expect(await sessionsOf(person.userId)).toHaveLength(1)
  expect((await postAuth('change-password', body, { cookie })).status).toBe(401)
})
