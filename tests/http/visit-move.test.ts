import { expect, test } from 'vitest'
import { moveVisitAction } from '#app/(site)/[locale]/visit/[token]/actions.ts'
import { movePlaceFrom } from '#components/booking/visit/move-place.ts'
import { database } from '#lib/db/client.ts'
import { insertAccessLink } from '#lib/db/visits/access-links.ts'
import { aSalonOfTwo, bookFor } from '#tests/support/moves.ts'
import { comesWith } from '#tests/support/next-request.ts'
import { inDays, visitOf } from '#tests/support/salon.ts'

const AT_TEN = inDays(5, 10)

async function aLinkOfTwo() {
  comesWith(new Headers({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }))
  const made = await aSalonOfTwo()
  const token = await insertAccessLink(database(), made.salon.form, { visitId: made.visitId, purpose: 'manage_visit' })
  return { ...made, token }
}

/** Where Next is told to lead the browser. */
async function addressAfter(action: Promise<unknown>): Promise<URL> {
  const digest = await action.then(
    () => '',
    (error: { readonly digest: string }) => error.digest,
  )
  return new URL(digest.split(';')[2] ?? '', 'http://localhost:3000')
}

test('303 to the visit once it is moved', async () => {
  const { salon, olena, visitId, token } = await aLinkOfTwo()
  const move = { startsAt: AT_TEN, agreed: [olena], revision: 0 }
  expect((await addressAfter(moveVisitAction(token, move))).pathname).toBe(`/en/visit/${token}`)
  expect(await visitOf(salon, visitId)).toMatchObject({ startsAt: AT_TEN, appointments: [{ staffMemberId: olena }] })
})

test('303 to the times, with what was shown, where that person is taken meanwhile', async () => {
  const { salon, olena, visitId, token } = await aLinkOfTwo()
  await bookFor(salon, olena, AT_TEN)
  const { pathname, searchParams } = await addressAfter(
    moveVisitAction(token, { startsAt: AT_TEN, agreed: [olena], revision: 0 }),
  )
  expect(pathname).toBe(`/en/visit/${token}`)
  expect(searchParams.get('do')).toBe('move')
  expect(movePlaceFrom(Object.fromEntries(searchParams))).toEqual({
    ...{ day: null, chosen: { startsAt: AT_TEN, staffMemberIds: [olena] } },
  })
  expect(await visitOf(salon, visitId)).toMatchObject({ startsAt: inDays(3), revision: 0 })
})

test('200 and a word on it where the visit is not the one that was shown, or nobody was', async () => {
  const { salon, olena, visitId, token } = await aLinkOfTwo()
  const move = { startsAt: AT_TEN, agreed: [olena], revision: 7 }
  expect(await moveVisitAction(token, move)).toContain('Somebody else has just changed this visit')
  expect(await moveVisitAction(token, { ...move, agreed: [] })).not.toBe('')
  expect(await visitOf(salon, visitId)).toMatchObject({ startsAt: inDays(3), revision: 0 })
})
