import { expect, test } from 'vitest'
import { aPerson, PASSWORD, postAuth } from '#tests/support/people.ts'

test('200 for a right password, with a cookie that scripts cannot read', async () => {
  const { email } = await aPerson()
  const response = await postAuth('sign-in/email', { email, password: PASSWORD })
  expect(response.status).toBe(200)
  expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly/i)
})

test('401 in our form for a wrong password, alike for a person who is not there', async () => {
  const { email } = await aPerson()
  const answers = await Promise.all(
    [email, 'nobody@example.com'].map(async (asked) => {
      const response = await postAuth('sign-in/email', { email: asked, password: 'a wrong long password' })
      return { status: response.status, body: await response.json() }
    }),
  )
  expect(answers[0]).toEqual({
    status: 401,
    body: { error: { code: 'invalid_email_or_password', message: expect.any(String) } },
  })
  expect(answers[1]).toEqual(answers[0])
})

test('403 from another site, 404 for what is not there, 413 for too much', async () => {
  const { email } = await aPerson()
  const foreign = await postAuth('sign-in/email', { email, password: PASSWORD }, { origin: 'https://evil.example' })
  expect(foreign.status).toBe(403)
  expect(await foreign.json()).toMatchObject({ error: { code: expect.stringMatching(/origin/) } })
  const unknown = await postAuth('nothing-here', {})
  expect(unknown.status).toBe(404)
  expect(await unknown.json()).toMatchObject({ error: { code: 'not_found' } })
  expect((await postAuth('sign-in/email', { email: 'x'.repeat(20_000) })).status).toBe(413)
})
