import { expect, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { chooseTime } from '#tests/support/booking-client.ts'

const SETTINGS = 'finance/cashless-payments/settings'

// While it is off nobody can pay at this salon: the other tests are over.
test('a switch saves itself, says so, and the form follows', async ({ page }) => {
  await openAdmin(page, SETTINGS)
  const form = page.getByRole('switch', { name: 'Оплата у формі запису' })
  await form.click()
  await expect(page.getByText('Збережено', { exact: true })).toBeVisible()
  await expect(form).not.toBeChecked()
  await chooseTime(page, { day: 18 })
  await expect(page.getByRole('button', { name: 'Записатися' })).toBeVisible()

  await openAdmin(page, SETTINGS)
  await form.click()
  await expect(page.getByText('Збережено', { exact: true })).toBeVisible()
  await chooseTime(page, { day: 18 })
  await expect(page.getByRole('button', { name: 'До оплати' })).toBeVisible()
})
