import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { archiveService } from '#lib/flows/catalog/archive-service.ts'
import { deleteCategory } from '#lib/flows/catalog/delete-category.ts'
import { saveCategory } from '#lib/flows/catalog/save-category.ts'
import { saveService } from '#lib/flows/catalog/save-service.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const COLOUR = {
  ...{ serviceId: null, name: 'Colour', description: '', durationMinutes: 60, bufferMinutes: 0 },
  ...{ priceFromMinor: 1000, priceToMinor: null, staffMemberIds: [] },
}

async function anEmptyCategory(salon: Salon): Promise<string> {
  const made = await saveCategory(salon.owner, { categoryId: null, name: 'Nails' })
  invariant(made.ok, 'it is new')
  return made.categoryId
}

test('an empty category goes; one with services, archived ones too, stays', async () => {
  const salon = await aSalon()
  const { branchId, serviceId } = salon
  const categoryId = await anEmptyCategory(salon)
  const { categoryId: fullId } = await database().service.findUniqueOrThrow({
    where: { branchId_id: { branchId, id: serviceId } },
  })
  await archiveService(salon.owner, { serviceId, isArchived: true })
  expect(await deleteCategory(salon.owner, { categoryId: fullId })).toEqual({
    ok: false,
    refusal: 'category_not_empty',
  })
  expect(await deleteCategory(salon.owner, { categoryId })).toEqual({ ok: true })
  expect(await deleteCategory(salon.owner, { categoryId })).toEqual({ ok: false, refusal: 'category_not_found' })
  expect(await database().serviceCategory.count({ where: { branchId } })).toBe(1)
})

test('while somebody puts a service in, the other does not delete it, or comes first', async () => {
  const salon = await aSalon()
  const categoryId = await anEmptyCategory(salon)
  const [deleted, saved] = await Promise.all([
    deleteCategory(salon.owner, { categoryId }),
    saveService(salon.owner, { ...COLOUR, categoryId }),
  ])
  expect([deleted.ok, saved.ok].filter(Boolean)).toHaveLength(1)
})

test('another salon’s category is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const outcome = await deleteCategory(salon.owner, { categoryId: await anEmptyCategory(other) })
  expect(outcome).toEqual({ ok: false, refusal: 'category_not_found' })
})
