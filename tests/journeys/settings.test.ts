import { expect, type Page, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { aContact, bookAndPay } from '#tests/support/booking-client.ts'
import { hydrated, pageHydrated } from '#tests/support/hydrated.ts'

// The salon's settings are one for all: these tests go one after another.
test.describe.configure({ mode: 'serial' })

const open = (page: Page, part: 'settings' | 'terms' | '') => openAdmin(page, `finance/cashless-payments/${part}`)

test('wrong keys are told beside their fields, and nothing is saved', async ({ page }) => {
  await open(page, 'settings')
  await page.getByLabel('Publishable key').fill('sk_test_not_publishable')
  await page.getByRole('textbox', { name: 'Secret або restricted key' }).fill('sk_live_0123456789')
  await page.getByRole('button', { name: 'Зберегти' }).click()
  await expect(page.getByText('Це секретний ключ. Його не можна вводити сюди.')).toBeVisible()
  await page.getByLabel('Publishable key').fill('pk_test_simulator_warsaw')
  await page.getByRole('button', { name: 'Зберегти' }).click()
  await expect(page.getByText('Один ключ тестовий, інший робочий.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Secret або restricted key' }).fill('sk_test_unknown_to_stripe')
  await page.getByRole('button', { name: 'Зберегти' }).click()
  await expect(page.getByText('Stripe не знає цього ключа.')).toBeVisible()
  await page.reload()
  await pageHydrated(page)
  await expect(page.getByLabel('Publishable key')).toHaveValue('pk_test_simulator_warsaw')
})

test('the salon’s own keys are saved again, and the secret one never comes back', async ({ page }) => {
  await open(page, 'settings')
  await page.getByRole('textbox', { name: 'Secret або restricted key' }).fill('sk_test_simulator_warsaw')
  await page.getByRole('button', { name: 'Зберегти' }).click()
  await expect(page.getByText(/Збережено\. Підключено/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Secret або restricted key' })).toHaveValue('')
  await page.reload()
  expect(await page.content()).not.toContain('sk_test_simulator_warsaw')
})

test('one press makes the webhook, and a payment arrives through it', async ({ page }) => {
  await open(page, 'settings')
  await page.getByRole('button', { name: 'Створити вебхук за мене' }).click()
  await expect(page.getByText('Вебхук налаштовано, з усіма подіями.')).toBeVisible()
  await bookAndPay(page, { contact: aContact(), day: 17 })
  await open(page, 'settings')
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(/Остання подія від Stripe/)).toBeVisible({ timeout: 1000 })
  }).toPass()
})

test('changed terms change what a client is asked to pay, and the page says it before', async ({ page }) => {
  await open(page, 'terms')
  const row = page.getByRole('row').filter({ hasText: 'Корекція брів' })
  const status = row.getByLabel('Онлайн-оплата: Корекція брів')
  await hydrated(status)
  await status.selectOption('required')
  await expect(row).toContainText('60,00 zł, щоб записатися')
  await row.getByLabel('При записі: Корекція брів', { exact: true }).selectOption('percent')
  await row.getByLabel('При записі: Корекція брів: скільки').fill('2')
  await row.getByLabel('При записі: Корекція брів: скільки').press('Enter')
  await expect(row).toContainText('менше ніж 2,00 zł карткою не сплатити')
  await row.getByLabel('При записі: Корекція брів: скільки').fill('50')
  await row.getByLabel('При записі: Корекція брів: скільки').press('Enter')
  await expect(row).toContainText('30,00 zł, щоб записатися')
  await page.getByLabel('Послуга', { exact: true }).selectOption({ label: 'Корекція брів' })
  await expect(page.getByText('Щоб записатися, послугу треба оплатити.')).toBeVisible()

  await status.selectOption('not_available')
  await expect(row).toContainText('платить у салоні')
})

test('the payments are searched, and what is shown is in the address', async ({ page }) => {
  const contact = aContact()
  await bookAndPay(page, { contact, day: 19 })
  await open(page, '')
  await page.getByLabel('Пошук').fill(contact.phone)
  await page.getByRole('button', { name: 'Показати' }).click()
  await page.waitForURL(/q=/)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByLabel('Стан').selectOption('refunded')
  await expect(page.getByText('Жоден платіж не підходить.')).toBeVisible()
  await page.getByRole('link', { name: 'Зняти фільтри' }).click()
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Завантажити CSV' }).click()
  expect((await file).suggestedFilename()).toBe('payments-kalyna.csv')
})

test('a part of a payment is given back, and its page tells who did it', async ({ page }) => {
  const contact = aContact()
  await bookAndPay(page, { contact, day: 20 })
  await open(page, '')
  await page.getByRole('link', { name: contact.name }).click()
  await page.waitForURL(/cashless-payments\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: 'Повернути' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Скільки').fill('9999')
  await expect(dialog.getByText('Перевірте суму')).toBeVisible()
  await dialog.getByLabel('Скільки').fill('50,50')
  await dialog.getByRole('button', { name: 'Повернути 50,50 zł' }).click()
  await expect(page.getByText('Повернення пішло клієнту · 50,50 zł')).toBeVisible()
  await expect(page.getByText('Повернуто частину')).toBeVisible()
  await expect(page.getByText('Оксана').last()).toBeVisible()
})
