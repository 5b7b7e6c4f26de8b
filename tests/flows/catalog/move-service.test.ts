import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { moveService } from '#lib/flows/catalog/move-service.ts'
import { aSalon } from '#tests/support/salon.ts'

async function threeServices() {
  const salon = await aSalon()
  const { branchId, serviceId } = salon
  const { id: _, ...like } = await database().service.findUniqueOrThrow({
    where: { branchId_id: { branchId, id: serviceId } },
  })
  const [second, third] = await Promise.all(
    ['Colour', 'Styling'].map((name, index) =>
      database().service.create({ data: { ...like, name, position: index + 1 } }),
    ),
  )
  const order = async () => {
    const services = await database().service.findMany({ where: { branchId }, orderBy: { position: 'asc' } })
    return services.map(({ name }) => name)
  }
  return { salon, secondId: second?.id ?? '', thirdId: third?.id ?? '', order }
}

test('a service goes a place up or down; at the end it stays', async () => {
  const { salon, thirdId, order } = await threeServices()
  const move = (direction: 'up' | 'down') => moveService(salon.owner, { serviceId: thirdId, direction })
  expect(await move('up')).toEqual({ ok: true })
  expect(await order()).toEqual(['Haircut', 'Styling', 'Colour'])
  await move('up')
  await move('up')
  expect(await order()).toEqual(['Styling', 'Haircut', 'Colour'])
  await move('down')
  expect(await order()).toEqual(['Haircut', 'Styling', 'Colour'])
})

test('two who move at once do it one after the other, and nothing shares a place', async () => {
  const { salon, secondId, thirdId, order } = await threeServices()
  await Promise.all([
    moveService(salon.owner, { serviceId: secondId, direction: 'up' }),
    moveService(salon.owner, { serviceId: thirdId, direction: 'up' }),
  ])
  expect([
    ['Colour', 'Styling', 'Haircut'],
    ['Haircut', 'Colour', 'Styling'],
    ['Colour', 'Haircut', 'Styling'],
    ['Styling', 'Colour', 'Haircut'],
  ]).toContainEqual(await order())
  const places = await database().service.findMany({ where: { branchId: salon.branchId }, select: { position: true } })
  expect(new Set(places.map(({ position }) => position)).size).toBe(3)
})

test('another salon’s service is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const outcome = await moveService(salon.owner, { serviceId: other.serviceId, direction: 'up' })
  expect(outcome).toEqual({ ok: false, refusal: 'service_not_found' })
})
