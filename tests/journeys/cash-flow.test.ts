import { expect, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { lookAt } from '#tests/support/look.ts'

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
  await lookAt(page, 'cash-flow-rows')
  const file = await page.getByRole('link', { name: 'Ці рухи' }).getAttribute('href')
  expect(await (await page.request.get(demoAddresses().origin + file)).text()).toMatch(
    /balance,gross,service,[^\r]*,180\.00\r\n/,
  )
  await page.getByRole('link', { name: 'До звіту' }).click()
  await expect(haircuts).toBeVisible()

  await page.getByRole('link', { name: 'Виплати', exact: true }).click()
  const payouts = page.getByRole('table', { name: 'Виплати' })
  // The first week of the salon's past: a haircut of 180.00 with a card from abroad, less 3.25 % and 1.00.
  const first = payouts.getByRole('row').last()
  await expect(first).toContainText(/Виплачено.*180,00\szł.*6,85\szł.*173,15\szł/)
  await lookAt(page, 'payouts')
  await first.getByRole('link', { name: '6,85' }).click()
  await expect(page.getByText(/Комісії Stripe: 6,85\szł/)).toBeVisible()
  await lookAt(page, 'payout')
  await page
    .getByRole('link', { name: /PAID\d+/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Історія' })).toBeVisible()
})

test('a person is mailed the report every week, and sees all their salons side by side', async ({ page }) => {
  await openAdmin(page, 'finance/cash-flow/mails')
  const weekly = page.getByRole('group', { name: 'Оксана' }).getByLabel('Щотижня')
  await hydrated(weekly)
  const isMailed = await weekly.isChecked()
  await weekly.click()
  await expect(page.getByText('Збережено')).toBeVisible()
  await page.reload()
  await expect(weekly).toBeChecked({ checked: !isMailed })
  await lookAt(page, 'report-mails')

  await page.getByRole('link', { name: 'Усі салони' }).click()
  await page.getByRole('link', { name: 'Три місяці' }).click()
  const salons = page.getByRole('region', { name: /PLN/ })
  await expect(salons.getByRole('row').filter({ hasText: 'Калина' })).toContainText(/\d,00\szł/)
  await lookAt(page, 'cash-flow-branches')
  await salons.locator('dl').getByRole('link').first().click()
  await expect(page).toHaveURL(/#salons-test-PLN$/)
})
