import { expect, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { lookAt, violationsOn } from '#tests/support/look.ts'

test('from the report to the rows behind a figure, and to what was paid out', async ({ page }) => {
  await openAdmin(page, 'finance/cash-flow?period=quarter&by=service')
  const haircuts = page.getByRole('row').filter({ hasText: 'Жіноча стрижка' })
  const taken = haircuts.getByRole('link').first()
  const sum = await taken.textContent()
  expect(sum).toMatch(/\d,00\szł/)
  await lookAt(page, 'cash-flow')

  await taken.click()
  await expect(page.getByRole('heading', { level: 2, name: 'Отримано' })).toBeVisible()
  await expect(page.getByText(`Разом ${sum}`)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Оплата' }).first()).toBeVisible()
  await page.getByRole('link', { name: 'До звіту' }).click()
  await expect(haircuts).toBeVisible()

  await page.getByRole('link', { name: 'Виплати', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Виплати' })).toContainText('Виплачено')
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('table', { name: 'Виплати' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'З чого складається' })).toBeVisible()
  await page
    .getByRole('link', { name: /PAID\d+/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Історія' })).toBeVisible()
})
