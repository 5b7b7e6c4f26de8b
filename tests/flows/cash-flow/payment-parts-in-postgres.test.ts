import fc from 'fast-check'
import { expect, test } from 'vitest'
import { database, runStatement } from '#lib/db/client.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import { money } from '#lib/money/money.ts'
import { splitAmount } from '#lib/payments/parts/split-amount.ts'
import { aBusySalon } from '#tests/model/world/real-app.ts'
import { aPaidPayment, type StartedPayment } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, inDays, type Salon } from '#tests/support/salon.ts'

const partsOf = (salon: Salon, { paymentId }: Pick<StartedPayment, 'paymentId'>) =>
  database().paymentPart.findMany({ where: { branchId: salon.branchId, paymentId }, orderBy: { position: 'asc' } })

test('the database splits an amount exactly as the code does', async () => {
  const amount = fc.integer({ min: -99_999_999, max: 99_999_999 })
  const weights = fc.array(fc.oneof(fc.nat(9), fc.nat(99_999_999)), { minLength: 1, maxLength: 8 })
  const cases = fc.sample(fc.tuple(amount, weights), 500)
  const rows = await runStatement<{ shares: string[] }>(
    `select split_minor((one ->> 0)::bigint, array(select jsonb_array_elements_text(one -> 1)::bigint)) as shares
      from jsonb_array_elements($1::jsonb) with ordinality as of (one, place) order by place`,
    [JSON.stringify(cases)],
  )
  const inPostgres = rows.map(({ shares }) => shares.map(Number))
  const inCode = cases.map(([minor, over]) => splitAmount(money(minor, 'EUR'), over).map((one) => one.amountMinor))
  expect(inPostgres).toEqual(inCode)
})

test('what a payment is for is written before Stripe hears of it, and again when the client chooses otherwise', async () => {
  const salon = await aBusySalon({ isHold: false, isForeign: false })
  const visit = await aHeldVisit(salon, { serviceIds: [...salon.serviceIds] })
  const choose = async (choice: 'required' | 'everything') => {
    await startPayment(salon.form, { visitId: visit.visitId, choice })
    const { id } = await database().payment.findFirstOrThrow({ where: { visitId: visit.visitId } })
    return (await partsOf(salon, { paymentId: id })).map(({ position, amountMinor }) => [position, Number(amountMinor)])
  }
  expect(await choose('required')).toEqual([[0, 5000]])
  const both = [
    [0, 5000],
    [1, 3000],
  ]
  expect(await choose('everything')).toEqual(both)
  expect(await choose('everything')).toEqual(both)
})

test('a visit that moves to somebody else takes its money along', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const paid = await aPaidPayment(salon)
  const [{ staffMemberId: before = '' } = {}] = await partsOf(salon, paid)
  const other = await database().staffMember.findFirstOrThrow({
    where: { branchId: salon.branchId, id: { not: before } },
  })
  const move = { visitId: paid.visitId, startsAt: inDays(4), staffMemberId: other.id }
  expect(await moveVisit(salon.owner, move)).toMatchObject({ ok: true })
  expect(await partsOf(salon, paid)).toMatchObject([{ staffMemberId: other.id, amountMinor: 5000n }])
})

test('once money has moved, what it was for stands', async () => {
  const salon = await aSalon()
  const { paymentId } = await aPaidPayment(salon)
  for (const change of ['update payment_part set amount_minor = 1', 'delete from payment_part']) {
    await expect(runStatement(`${change} where payment_id = $1`, [paymentId])).rejects.toThrow(/has moved/)
  }
})

test('a refund knows the appointments that it was made for', async () => {
  const salon = await aSalon()
  const { paymentId } = await aPaidPayment(salon)
  const wish = { paymentId, amountMinor: 100, reason: 'requested_by_client', positions: [0] } as const
  expect(await refundPayment(salon.owner, { ...wish, positions: [...wish.positions] })).toMatchObject({ ok: true })
  const refund = await database().refund.findFirstOrThrow({ where: { branchId: salon.branchId, paymentId } })
  expect(refund.positions).toEqual([0])
})
