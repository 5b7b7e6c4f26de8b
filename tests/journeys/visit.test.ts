import { expect, test } from '@playwright/test'
import { aContact, bookAndPay, CARDS, enterCard, pressPay } from '#tests/support/booking-client.ts'
import { lookAt, violationsOn } from '#tests/support/look.ts'

test('a client pays the rest of their visit, moves it and cancels it in time, and the money goes back', async ({
  page,
}) => {
  await bookAndPay(page, { contact: aContact(), services: [/Жіноча стрижка/, /Укладання/], staff: /Марта/, day: 21 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
  await page.getByRole('link', { name: 'Переглянути, перенести або скасувати запис' }).click()
  await expect(page).toHaveURL(/\/uk\/visit\/[\w-]{43}$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ваш запис')
  const response = await page.reload()
  expect(response?.headers()).toMatchObject({ 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' })
  expect(response?.headers()['cache-control']).toContain('no-store')
  await lookAt(page, 'visit')

  await page.getByRole('link', { name: 'Сплатити 120,00 zł зараз' }).press('Enter')
  await expect(page.getByText('До сплати').locator('..')).toContainText('120,00')
  await expect(page.getByText('салон залишить собі 150,00')).toBeVisible()
  await enterCard(page, CARDS.good)
  await pressPay(page)
  await expect(page).toHaveURL(/\/uk\/visit\/[\w-]{43}$/)
  await expect(page.getByText('Сплачено').first().locator('..')).toContainText('300,00')
  await expect(page.getByRole('link', { name: /Сплатити/ })).toBeHidden()

  await page.getByRole('link', { name: 'Перенести' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('На коли перенести?')
  await lookAt(page, 'visit-move')
  const time = page.locator('main a:has(time)').last()
  const at = await time.locator('time').getAttribute('datetime')
  await time.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Перенести запис?')
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Так, перенести' }).press('Enter')
  await expect(page).toHaveURL(/\/uk\/visit\/[\w-]{43}$/)
  const link = await page.getByRole('link', { name: 'Файл для календаря' }).getAttribute('href')
  const file = await page.request.get(new URL(link ?? '', page.url()).href)
  expect(await file.text()).toContain(`DTSTART:${at?.replaceAll(/[-:]|\.\d{3}/g, '')}`)

  await page.getByRole('link', { name: 'Eng' }).click()
  await page.getByRole('link', { name: 'Cancel the visit' }).press('Enter')
  await expect(page.getByText('Goes back to your card')).toBeVisible()
  await lookAt(page, 'visit-cancel')
  await page.getByRole('button', { name: 'Yes, cancel it' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your visit is cancelled')
  await expect(page.getByText('Returned to your card')).toHaveCount(2, { timeout: 30_000 })
  await lookAt(page, 'visit-canceled')
})

test('late, a client is shown in English what the salon keeps before they cancel, and reads the rest coming back', async ({
  page,
}) => {
  // The salon's rule: half, from a day before.
  await bookAndPay(page, { locale: 'en', contact: aContact(), staff: /Anyone/, day: 0 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are booked!')
  const paid = await page.getByText('Paid', { exact: true }).locator('..').textContent()
  const half = `zł ${(Number(/[\d.]+/.exec(paid ?? '')?.[0]) / 2).toFixed(2)}`
  await page.getByRole('link', { name: 'See, move or cancel the visit' }).click()
  await expect(page.getByText('It is too late to move this visit for free.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Move' })).toBeHidden()
  await page.getByRole('link', { name: 'Cancel the visit' }).click()
  await expect(page.getByText('Kept by the salon').locator('..')).toContainText(half)
  await expect(page.getByText('Goes back to your card').locator('..')).toContainText(half)
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await expect(page.getByText('Returned to your card').locator('../..')).toContainText(half, { timeout: 30_000 })
  await expect(page.getByText('Kept by the salon under the cancellation rule').locator('..')).toContainText(half)
  await page.getByRole('link', { name: 'Receipt to print' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receipt')
  await lookAt(page, 'receipt')
})
