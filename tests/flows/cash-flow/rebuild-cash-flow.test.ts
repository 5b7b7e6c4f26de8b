import { expect, test } from 'vitest'
import { audit } from '#lib/db/auditor.ts'
import { database } from '#lib/db/client.ts'
import { rebuildCashFlow } from '#lib/flows/cash-flow/rebuild-cash-flow.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import { aSettledPayment, daysOf } from '#tests/support/cash-flow.ts'
import { jobsWaiting } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('the days of the reports are written with the ledger, and counting them anew gives the same', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const written = await daysOf(salon)
  expect(written).toMatchObject([
    { side: 'client', gross: 5000, fees: 0 },
    { side: 'balance', gross: 5000, fees: 188 },
  ])
  await rebuildCashFlow(salon.form)
  expect(await daysOf(salon)).toEqual(written)
})

test('a salon that moves to another zone keeps its days until all of them are counted anew', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const { branchId } = salon
  const { occurredAt } = await database().ledgerEntry.findFirstOrThrow({ where: { branchId, kind: 'charge' } })
  // Fourteen hours ahead, or eleven behind: one of them has another day.
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const before = await daysOf(salon)
    await database().branch.update({ where: { id: branchId }, data: { timeZone } })
    expect(await daysOf(salon)).toEqual(before)
    expect(await audit(branchId)).toEqual([])
    await syncOpenPayments()
    expect(await jobsWaiting(salon, 'rebuild-cash-flow')).toEqual([{ branchId }])
    await rebuildCashFlow(salon.form)
    const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(occurredAt)
    expect((await daysOf(salon))[0]).toMatchObject({ day, gross: 5000 })
  }
})

test('what is paid while the days are counted anew is counted once', async () => {
  const salon = await aSalon({ staffCount: 4 })
  await Promise.all([
    ...Array.from({ length: 4 }, () => aSettledPayment(salon)),
    ...Array.from({ length: 4 }, () => rebuildCashFlow(salon.form)),
  ])
  expect(await audit(salon.branchId)).toEqual([])
  expect((await daysOf(salon))[0]).toMatchObject({ gross: 20_000 })
})
