import { expect, test } from '@playwright/test'
import { openPayments, paymentRow, signIn } from '#tests/support/admin.ts'
import { aContact, bookAndPay } from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { pageHydrated } from '#tests/support/hydrated.ts'

test('the owner sees the payment and gives it back in three clicks, and the client reads it on their page', async ({
  page,
}) => {
  const contact = aContact()
  await bookAndPay(page, { contact, day: 9 })
  const visitLink = await page.getByRole('link', { name: /Переглянути, перенести/ }).getAttribute('href')
  await openPayments(page)
  const row = paymentRow(page, contact.name)
  await expect(row).toContainText('Жіноча стрижка')
  await expect(row).toContainText('Сплачено')
  await expect(row).toContainText('Visa •••• 4242')
  await expect(row).toContainText(/180,00|220,00/)

  await row.getByRole('button', { name: 'Повернути' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(contact.name)
  await expect(dialog).toContainText('5–10 робочих днів')
  await dialog.getByRole('radio', { name: 'Скасував салон' }).check()
  await dialog.getByRole('button', { name: /^Повернути/ }).click()

  await expect(page.getByText('Повернення прийнято')).toBeVisible()
  await expect(row.getByText('Повернуто', { exact: true })).toBeVisible()
  await expect(row.getByRole('button', { name: 'Повернути' })).toHaveCount(0)

  await page.goto(new URL(visitLink ?? '', page.url()).href)
  const money = page.getByRole('region', { name: 'Гроші' })
  await expect(money.getByRole('listitem').filter({ hasText: /повер/i })).toContainText(/180,00|220,00/)
})

test('closing the question gives nothing back', async ({ page }) => {
  const contact = aContact()
  await bookAndPay(page, { contact, day: 10 })
  await openPayments(page)
  const row = paymentRow(page, contact.name)
  await row.getByRole('button', { name: 'Повернути' }).click()
  await page.getByRole('dialog').getByText('Не повертати').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.reload()
  await expect(row).toContainText('Сплачено')
})

test('a wrong password, and nobody at all, see nothing of the salon', async ({ page }) => {
  const { origin, branch, admin } = demoAddresses()
  await page.goto(`${origin}/uk/admin/${branch}/finance/cashless-payments`)
  await expect(page).toHaveURL(/sign-in/)
  await pageHydrated(page)
  await page.getByLabel('Електронна пошта').fill(admin.email)
  await page.getByLabel(/^Пароль/).fill('not the password')
  await page.getByRole('button', { name: 'Увійти' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'не підходять' })).toBeVisible()
})

test('after signing out the payments are closed again', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  await signIn(page)
  await pageHydrated(page)
  await page.getByRole('button', { name: 'Вийти' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto(`${origin}/uk/admin/${branch}/finance/cashless-payments`)
  await expect(page).toHaveURL(/sign-in/)
})
