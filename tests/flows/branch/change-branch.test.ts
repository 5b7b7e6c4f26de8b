import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { type ChangeBranchInput, changeBranch } from '#lib/flows/branch/change-branch.ts'
import { addTimeOff } from '#lib/flows/team/add-time-off.ts'
import { aContact, aVisitOf, endVisits, logOf } from '#tests/support/clients.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { dayIn, freeHoursOn } from '#tests/support/schedules.ts'

const AS_IT_IS: ChangeBranchInput = {
  ...{ name: 'Salon', address: '', phone: '', email: '', country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' },
  ...{ locale: 'en', slotStepMinutes: 15, leadTimeMinutes: 60, bookingHorizonDays: 60 },
}

const branchOf = ({ branchId: id }: Salon) => database().branch.findUniqueOrThrow({ where: { id } })

async function withoutStripe({ branchId }: Salon): Promise<void> {
  await database().stripeAccount.deleteMany({ where: { branchId } })
}

test('a salon says anew who it is and how it is booked; the form follows at once', async () => {
  const salon = await aSalon()
  const input = { ...AS_IT_IS, name: 'Kvitka', address: 'Torstraße 1', slotStepMinutes: 60, bookingHorizonDays: 3 }
  expect(await changeBranch(salon.owner, input)).toEqual({ ok: true })
  expect(await branchOf(salon)).toMatchObject({ name: 'Kvitka', address: 'Torstraße 1', phone: null })
  expect(await freeHoursOn(salon, dayIn(3))).toHaveLength(24)
  expect(await freeHoursOn(salon, dayIn(4))).toEqual([])
  expect(await changeBranch(salon.owner, input)).toEqual({ ok: true })
  expect((await logOf(salon, 'branch.changed')).map(({ details }) => details)).toEqual([
    { changed: 'name,address,slotStepMinutes,bookingHorizonDays' },
  ])
})

test('while nothing was sold, another currency keeps the figures of prices and terms', async () => {
  const salon = await aSalon({ service: { priceFromMinor: 4550, prepaymentKind: 'fixed', prepaymentMinor: 20 } })
  const { branchId, staffMemberId, serviceId } = salon
  await database().staffService.update({
    where: { branchId_staffMemberId_serviceId: { branchId, staffMemberId, serviceId } },
    data: { priceFromMinor: 4510, priceToMinor: 4540 },
  })
  expect(await changeBranch(salon.owner, { ...AS_IT_IS, currency: 'JPY' })).toEqual({ ok: true })
  const where = { branchId }
  const changed = { currency: 'JPY', priceFromMinor: 46n, prepaymentMinor: 1n }
  expect(await database().service.findMany({ where })).toMatchObject([changed])
  expect(await database().staffService.findMany({ where })).toMatchObject([{ priceFromMinor: 45n, priceToMinor: null }])
  expect(await database().paymentTerms.findUnique({ where })).toMatchObject({ currency: 'JPY' })
})

test('once something was booked the currency stays, also if that happens at this very moment', async () => {
  const salon = await aSalon()
  await withoutStripe(salon)
  const input: ChangeBranchInput = { ...AS_IT_IS, currency: 'PLN' }
  const [changed] = await Promise.all([
    changeBranch(salon.owner, input),
    aVisitOf(salon, aContact()).catch(() => null),
    aVisitOf(salon, aContact()).catch(() => null),
  ])
  const { currency } = await branchOf(salon)
  expect(currency).toBe(changed.ok ? 'PLN' : 'EUR')
  const visits = await database().visit.findMany({ where: { branchId: salon.branchId } })
  expect(visits.filter((visit) => visit.currency !== currency)).toEqual([])
  await aVisitOf(salon, aContact())
  const again: ChangeBranchInput = { ...AS_IT_IS, currency: currency === 'PLN' ? 'EUR' : 'PLN' }
  expect(await changeBranch(salon.owner, again)).toEqual({ ok: false, refusal: 'currency_is_fixed' })
})

test('the database itself keeps one currency in a salon', async () => {
  const salon = await aSalon()
  await aVisitOf(salon, aContact())
  const change = database().branch.update({ where: { id: salon.branchId }, data: { currency: 'PLN' } })
  await expect(change).rejects.toThrow('visit_branch_id_currency_fkey')
})

test('with a Stripe account the country stays', async () => {
  const salon = await aSalon()
  expect(await changeBranch(salon.owner, { ...AS_IT_IS, country: 'PL' })).toEqual({
    ok: false,
    refusal: 'country_is_fixed',
  })
  await withoutStripe(salon)
  expect(await changeBranch(salon.owner, { ...AS_IT_IS, country: 'PL' })).toEqual({ ok: true })
})

test('while somebody is to come the zone stays; later people are away at the same hours by the new clock', async () => {
  const salon = await aSalon()
  const { branchId, staffMemberId } = salon
  await aVisitOf(salon, aContact())
  const input = { ...AS_IT_IS, timeZone: 'America/New_York' }
  expect(await changeBranch(salon.owner, input)).toEqual({ ok: false, refusal: 'zone_has_visits' })
  await endVisits(salon)
  const day = dayIn(40)
  const [from, to] = [
    { day, minute: 600 },
    { day, minute: 720 },
  ]
  await addTimeOff(salon.owner, { staffMemberId, from, to, reason: '', acceptedVisitIds: [] })
  expect(await changeBranch(salon.owner, input)).toEqual({ ok: true })
  const [away] = await database().$queryRaw<{ starts: string; ends: string }[]>`
    select (starts_at at time zone 'America/New_York')::text as starts, (ends_at at time zone 'America/New_York')::text as ends
    from time_off where branch_id = ${branchId}::uuid`
  expect(away).toEqual({ starts: `${day} 10:00:00`, ends: `${day} 12:00:00` })
})
