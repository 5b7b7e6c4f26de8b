import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { type SaveServiceInput, saveService } from '#lib/flows/catalog/save-service.ts'
import { invariant } from '#lib/money/invariant.ts'
import { listServiceMenu } from '#lib/views/service-menu.ts'
import { aHeldVisit, aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

async function aWish(salon: Salon, changes: Partial<SaveServiceInput> = {}): Promise<SaveServiceInput> {
  const { categoryId } = await serviceOf(salon)
  return {
    ...{ serviceId: null, categoryId, name: 'Colour', description: '', durationMinutes: 90, bufferMinutes: 10 },
    ...{ priceFromMinor: 8000, priceToMinor: 12_000, staffMemberIds: [salon.staffMemberId], ...changes },
  }
}

const serviceOf = ({ branchId, serviceId: id }: Salon) =>
  database().service.findUniqueOrThrow({ where: { branchId_id: { branchId, id } } })

const menuOf = async (salon: Salon) => (await listServiceMenu(salon.form)).flatMap(({ services }) => services)

const logOf = ({ branchId }: Salon, action: string) => database().auditEntry.findMany({ where: { branchId, action } })

test('a new service stands in the form at once, after those of its category, and in the log with its price', async () => {
  const salon = await aSalon()
  const outcome = await saveService(salon.owner, await aWish(salon))
  invariant(outcome.ok, 'all of it is right')
  const menu = await menuOf(salon)
  expect(menu.map(({ name }) => name)).toEqual(['Haircut', 'Colour'])
  expect(menu[1]?.range).toMatchObject({ from: { amountMinor: 8000 }, to: { amountMinor: 12_000 } })
  expect(await logOf(salon, 'service.created')).toMatchObject([
    { subjectId: outcome.serviceId, details: { name: 'Colour', amountMinor: 8000, currency: 'EUR' } },
  ])
})

test('a new price is for new visits: what is booked keeps the old one', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  const input = await aWish(salon, {
    serviceId: salon.serviceId,
    name: 'Haircut',
    priceFromMinor: 6000,
    priceToMinor: null,
  })
  expect(await saveService(salon.owner, input)).toMatchObject({ ok: true })
  expect((await visitOf(salon, visitId)).totalMinor).toBe(5000n)
  expect(await menuOf(salon)).toMatchObject([{ range: { from: { amountMinor: 6000 } } }])
  expect(await logOf(salon, 'service.changed')).toMatchObject([
    { details: { changed: 'durationMinutes,bufferMinutes,priceFromMinor', amountMinor: 6000 } },
  ])
  expect(await saveService(salon.owner, input)).toMatchObject({ ok: true })
  expect(await logOf(salon, 'service.changed')).toHaveLength(1)
})

test('who still performs it keeps their own price, who does not is gone from the form', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const { branchId, serviceId, staffMemberId } = salon
  const own = { branchId_staffMemberId_serviceId: { branchId, staffMemberId, serviceId } }
  await database().staffService.update({ where: own, data: { priceFromMinor: 7000 } })
  const input = await aWish(salon, { serviceId, staffMemberIds: [staffMemberId] })
  expect(await saveService(salon.owner, input)).toMatchObject({ ok: true })
  expect(await database().staffService.findMany({ where: { branchId, serviceId } })).toMatchObject([
    { staffMemberId, priceFromMinor: 7000n },
  ])
})

test('another salon’s service, category and people are as unknown as ones that are nowhere', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const foreign = await serviceOf(other)
  const wrong: readonly (readonly [Partial<SaveServiceInput>, string])[] = [
    [{ serviceId: other.serviceId }, 'service_not_found'],
    [{ serviceId: randomUUID() }, 'service_not_found'],
    [{ categoryId: foreign.categoryId }, 'category_not_found'],
    [{ staffMemberIds: [salon.staffMemberId, other.staffMemberId] }, 'staff_member_not_found'],
  ]
  for (const [changes, refusal] of wrong) {
    expect(await saveService(salon.owner, await aWish(salon, changes))).toEqual({ ok: false, refusal })
  }
  expect(await menuOf(salon)).toHaveLength(1)
})

test('a price is one that the currency has', async () => {
  const salon = await aSalon()
  await database().branch.update({ where: { id: salon.branchId }, data: { currency: 'ISK' } })
  const refused = await saveService(salon.owner, await aWish(salon, { priceFromMinor: 8050 }))
  expect(refused).toEqual({ ok: false, refusal: 'price_malformed' })
})
