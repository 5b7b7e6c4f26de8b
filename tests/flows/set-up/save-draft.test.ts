import { expect, test } from 'vitest'
import { SaveDraftInput, saveDraft } from '#lib/flows/set-up/save-draft.ts'
import { getSetUpPage } from '#lib/views/people/set-up-page.ts'
import { aPerson } from '#tests/support/people.ts'

test('what was told is there again in another browser, and nobody else sees it', async () => {
  const [person, other] = [await aPerson(), await aPerson()]
  await saveDraft({ id: person.userId }, { step: 'hours', name: 'Лілея' })
  await saveDraft({ id: person.userId }, { step: 'service', name: 'Лілея' })
  expect((await getSetUpPage(person.userId)).answers).toEqual({ step: 'service', name: 'Лілея' })
  expect((await getSetUpPage(other.userId)).answers).toEqual({})
})

test('a draft is bounded', () => {
  const many = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`field${index}`, 'x']))
  expect(SaveDraftInput.safeParse(many).success).toBe(false)
  expect(SaveDraftInput.safeParse({ name: 'x'.repeat(1001) }).success).toBe(false)
})
