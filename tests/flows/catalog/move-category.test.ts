import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { moveCategory } from '#lib/flows/catalog/move-category.ts'
import { saveCategory } from '#lib/flows/catalog/save-category.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a category goes a place up or down', async () => {
  const salon = await aSalon()
  const made = await saveCategory(salon.owner, { categoryId: null, name: 'Nails' })
  invariant(made.ok, 'it is new')
  expect(await moveCategory(salon.owner, { categoryId: made.categoryId, direction: 'up' })).toEqual({ ok: true })
  const order = { where: { branchId: salon.branchId }, orderBy: { position: 'asc' } } as const
  expect((await database().serviceCategory.findMany(order)).map(({ name }) => name)).toEqual(['Nails', 'Hair'])
})

test('another salon’s category is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { id } = await database().serviceCategory.findFirstOrThrow({ where: { branchId: other.branchId } })
  const outcome = await moveCategory(salon.owner, { categoryId: id, direction: 'up' })
  expect(outcome).toEqual({ ok: false, refusal: 'category_not_found' })
})
