import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import { archiveService } from '#lib/flows/catalog/archive-service.ts'
import { saveService } from '#lib/flows/catalog/save-service.ts'
import { SaveStaffServicesInput, saveStaffServices } from '#lib/flows/team/save-staff-services.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const AS_THE_SERVICE = { durationMinutes: null, priceFromMinor: null, priceToMinor: null }

async function aSecondService(salon: Salon): Promise<string> {
  const { id: categoryId } = await database().serviceCategory.findFirstOrThrow({ where: { branchId: salon.branchId } })
  const saved = await saveService(salon.owner, {
    ...{ serviceId: null, categoryId, name: 'Colour', description: '', durationMinutes: 90, bufferMinutes: 0 },
    ...{ priceFromMinor: 8000, priceToMinor: null, staffMemberIds: [] },
  })
  invariant(saved.ok, 'all of it is right')
  return saved.serviceId
}

const offersOf = async (salon: Salon, serviceIds: readonly string[]) =>
  (await listOffers(salon.form, serviceIds)).map(({ serviceId, price, durationMinutes }) => [
    ...[serviceId, price.amountMinor, durationMinutes],
  ])

test('what somebody performs, and for how much and how long, is offered at once', async () => {
  const salon = await aSalon()
  const { staffMemberId, serviceId } = salon
  const colour = await aSecondService(salon)
  const services = [
    { serviceId, ...AS_THE_SERVICE },
    { serviceId: colour, durationMinutes: 120, priceFromMinor: 9000, priceToMinor: 12_000 },
  ]
  expect(await saveStaffServices(salon.owner, { staffMemberId, services })).toEqual({ ok: true })
  expect(await offersOf(salon, [serviceId, colour])).toEqual(
    expect.arrayContaining([
      [serviceId, 5000, 60],
      [colour, 9000, 120],
    ]),
  )
  expect(await saveStaffServices(salon.owner, { staffMemberId, services: services.slice(1) })).toEqual({ ok: true })
  expect(await offersOf(salon, [serviceId, colour])).toEqual([[colour, 9000, 120]])
  const where = { branchId: salon.branchId, action: 'staff_member.services_changed' }
  expect(await database().auditEntry.count({ where })).toBe(2)
})

test('what is archived is left as it was for its return', async () => {
  const salon = await aSalon()
  const { staffMemberId, serviceId } = salon
  await archiveService(salon.owner, { serviceId, isArchived: true })
  expect(await saveStaffServices(salon.owner, { staffMemberId, services: [] })).toEqual({ ok: true })
  await archiveService(salon.owner, { serviceId, isArchived: false })
  expect(await offersOf(salon, [serviceId])).toEqual([[serviceId, 5000, 60]])
})

test('another salon’s services and people are as unknown as ones that are nowhere', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { staffMemberId } = salon
  for (const serviceId of [other.serviceId, randomUUID()]) {
    const services = [{ serviceId, ...AS_THE_SERVICE }]
    const outcome = await saveStaffServices(salon.owner, { staffMemberId, services })
    expect(outcome).toEqual({ ok: false, refusal: 'service_not_found' })
  }
  const foreign = await saveStaffServices(salon.owner, { staffMemberId: other.staffMemberId, services: [] })
  expect(foreign).toEqual({ ok: false, refusal: 'staff_member_not_found' })
})

test('a price of one’s own is one that the currency has, and a range goes up from it', async () => {
  const salon = await aSalon()
  const { staffMemberId, serviceId } = salon
  await database().branch.update({ where: { id: salon.branchId }, data: { currency: 'ISK' } })
  const services = [{ serviceId, ...AS_THE_SERVICE, priceFromMinor: 8050 }]
  const refused = await saveStaffServices(salon.owner, { staffMemberId, services })
  expect(refused).toEqual({ ok: false, refusal: 'price_malformed' })
  const isGood = (priceFromMinor: number | null, priceToMinor: number | null) =>
    SaveStaffServicesInput.safeParse({
      staffMemberId,
      services: [{ serviceId, durationMinutes: null, priceFromMinor, priceToMinor }],
    }).success
  expect([isGood(null, 500), isGood(500, 500), isGood(500, 600), isGood(null, null)]).toEqual([
    false,
    false,
    true,
    true,
  ])
})
