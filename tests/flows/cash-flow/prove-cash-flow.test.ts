import { expect, test } from 'vitest'
import { database, runStatement } from '#lib/db/client.ts'
import { proveCashFlow } from '#lib/flows/cash-flow/prove-cash-flow.ts'
import { aSettledPayment, daysOf } from '#tests/support/cash-flow.ts'
import { noticesOf } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('what a day has added is folded into one row of each group, and adds up to the same', async () => {
  const salon = await aSalon({ staffCount: 3 })
  await aSettledPayment(salon)
  await aSettledPayment(salon)
  const where = { branchId: salon.branchId }
  const added = await database().cashFlowDay.count({ where })
  const before = await daysOf(salon)
  expect(await proveCashFlow(salon.form)).toEqual([])
  expect(await daysOf(salon)).toEqual(before)
  expect(await database().cashFlowDay.count({ where })).toBeLessThan(added)
  expect(await database().cashFlowDay.count({ where: { ...where, fresh: true } })).toBe(0)
  // Folding again, with nothing new, and with something new.
  await proveCashFlow(salon.form)
  expect(await daysOf(salon)).toEqual(before)
  await aSettledPayment(salon)
  expect(await proveCashFlow(salon.form)).toEqual([])
  expect((await daysOf(salon))[0]).toMatchObject({ gross: 15_000 })
})

test('a day that is not what the ledger says is found, told and mended', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const right = await daysOf(salon)
  await runStatement(
    `update cash_flow_day set gross_minor = gross_minor + 1 where branch_id = $1 and dimension = 'whole'`,
    [salon.branchId],
  )
  expect(await proveCashFlow(salon.form)).toMatchObject([{ dimension: 'whole' }, { dimension: 'whole' }])
  expect(await noticesOf(salon)).toEqual(['report_differs'])
  expect(await daysOf(salon)).toEqual(right)
})

test('days of which the ledger knows nothing at all are found too', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  await runStatement(`update cash_flow_day set day = day - 800 where branch_id = $1 and dimension = 'source'`, [
    salon.branchId,
  ])
  expect((await proveCashFlow(salon.form)).length).toBe(4)
  expect(await proveCashFlow(salon.form)).toEqual([])
})
