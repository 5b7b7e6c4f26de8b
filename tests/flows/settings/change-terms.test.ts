import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { changeTerms } from '#lib/flows/settings/change-terms.ts'
import { getPaymentTerms } from '#lib/views/payments/payment-terms.ts'
import { aHeldVisit, aSalon, visitOf } from '#tests/support/salon.ts'

test('terms of services, of people and of the branch are changed, and it is written down who did it', async () => {
  const salon = await aSalon()
  const { serviceId, staffMemberId } = salon
  const changes = [
    { of: 'services', serviceIds: [serviceId], status: 'available', prepayment: { kind: 'percent', percent: 30 } },
    { of: 'staff', staffMemberIds: [staffMemberId], status: 'required' },
    { of: 'branch', captureMode: 'hold', freeHours: 48, fee: { kind: 'fixed', amountMinor: 1500 } },
  ] as const
  for (const change of changes) {
    const mutable = structuredClone(change) as Parameters<typeof changeTerms>[1]
    expect(await changeTerms(salon.owner, mutable)).toEqual({ ok: true })
  }
  expect(await getPaymentTerms(salon.owner)).toMatchObject({
    captureMode: 'hold',
    cancellation: { freeHours: 48, fee: { kind: 'fixed', amount: { amountMinor: 1500, currency: 'EUR' } } },
    categories: [{ services: [{ status: 'available', prepayment: { kind: 'percent', percent: 30 } }] }],
    staff: [{ status: 'required' }],
  })
  const audit = await database().auditEntry.findMany({ where: { branchId: salon.branchId, action: 'terms.changed' } })
  expect(audit.map(({ actorKind, subjectId }) => [actorKind, subjectId])).toEqual([
    ['user', 'services'],
    ['user', 'staff'],
    ['user', 'branch'],
  ])
})

test('the services of another salon stay as they are', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const change = { of: 'services', serviceIds: [other.serviceId], status: 'not_available' } as const
  const outcome = await changeTerms(salon.owner, { ...change, serviceIds: [...change.serviceIds] })
  expect(outcome).toEqual({ ok: false, refusal: 'terms_of_nothing' })
  const { categories } = await getPaymentTerms(other.owner)
  expect(categories[0]?.services[0]?.status).toBe('required')
})

test('what a client has agreed to stays, whatever the branch changes later', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  const before = (await visitOf(salon, visitId)).agreedTerms
  await changeTerms(salon.owner, {
    of: 'branch',
    captureMode: 'hold',
    freeHours: 1,
    fee: { kind: 'percent', percent: 100 },
  })
  expect((await visitOf(salon, visitId)).agreedTerms).toEqual(before)
})
