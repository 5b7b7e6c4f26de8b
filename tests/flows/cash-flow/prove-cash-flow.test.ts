import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { proveCashFlow } from '#lib/flows/cash-flow/prove-cash-flow.ts'
import { aSettledPayment, daysOf } from '#tests/support/cash-flow.ts'
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
