import { database } from '#lib/db/client.ts'
import { switchLinks } from '#tests/support/links.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import type { History } from './acts.ts'

export type StoriedSalon = Salon & { readonly serviceIds: readonly string[] }

/** Two people who both do three services. */
export async function aSalonOfServices({ isHold, isForeign }: History): Promise<StoriedSalon> {
  const salon = await aSalon({
    ...{ staffCount: 2, captureMode: isHold ? 'hold' : 'at_booking' },
    ...(isForeign && { account: { country: 'GB', currency: 'gbp' } }),
  })
  await switchLinks(salon, true)
  const { branchId, serviceId } = salon
  const db = database()
  const { categoryId } = await db.service.findFirstOrThrow({ where: { branchId } })
  const staff = await db.staffMember.findMany({ where: { branchId } })
  const serviceIds = [serviceId]
  for (const [name, price] of [
    ['Care', 3333],
    ['Colour', 10_001],
  ] as const) {
    const { id } = await db.service.create({
      data: {
        branchId,
        categoryId,
        currency: 'EUR',
        name,
        durationMinutes: 30,
        priceFromMinor: price,
        paymentStatus: 'available',
      },
    })
    await db.staffService.createMany({ data: staff.map((one) => ({ branchId, staffMemberId: one.id, serviceId: id })) })
    serviceIds.push(id)
  }
  return { ...salon, serviceIds }
}
