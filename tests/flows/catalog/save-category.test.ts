import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { saveCategory } from '#lib/flows/catalog/save-category.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a new category stands after all others; another name is in the log with the old one', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  const made = await saveCategory(salon.owner, { categoryId: null, name: 'Nails' })
  invariant(made.ok, 'anything may be a name')
  const { categoryId } = made
  expect(await saveCategory(salon.owner, { categoryId, name: 'Hands' })).toEqual({ ok: true, categoryId })
  expect(await saveCategory(salon.owner, { categoryId, name: 'Hands' })).toEqual({ ok: true, categoryId })
  const categories = await database().serviceCategory.findMany({ where: { branchId }, orderBy: { position: 'asc' } })
  expect(categories.map(({ name }) => name)).toEqual(['Hair', 'Hands'])
  const log = await database().auditEntry.findMany({
    where: { branchId, subjectId: categoryId },
    orderBy: { id: 'asc' },
  })
  expect(log).toMatchObject([
    { action: 'service_category.created', details: { name: 'Nails' } },
    { action: 'service_category.renamed', details: { from: 'Nails', to: 'Hands' } },
  ])
})

test('another salon’s category keeps its name', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const where = { branchId: other.branchId }
  const { id: categoryId } = await database().serviceCategory.findFirstOrThrow({ where })
  const outcome = await saveCategory(salon.owner, { categoryId, name: 'Mine' })
  expect(outcome).toEqual({ ok: false, refusal: 'category_not_found' })
  expect(await database().serviceCategory.findMany({ where })).toMatchObject([{ name: 'Hair' }])
})
