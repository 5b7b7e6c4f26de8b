import { expect, type Page, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { hydrated } from '#tests/support/hydrated.ts'

/** Keeps the page's scripts back, as a slow network does, until the answer is called. */
async function withholdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(/\.js(\?|$)/, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

test('services that are ticked before the script has come count', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  const letScriptsCome = await withholdScripts(page)
  await page.goto(`${origin}/uk/book/${branch}`, { waitUntil: 'commit' })
  const service = page.getByRole('checkbox', { name: /Укладання/ })
  await service.check()
  await expect(page.getByText('Нічого не обрано')).toBeVisible()
  letScriptsCome()
  await hydrated(service)
  await expect(page.getByText('1 послуга')).toBeVisible()
  await expect(page).toHaveURL(/\?service=[^&]+&step=services$/)
  await page.getByRole('button', { name: 'Далі' }).click()
  await expect(page.getByRole('link', { name: /Будь-хто/ })).toBeVisible()
})

test('a password that is sent before the script has come stays in its field', async ({ page }) => {
  const { origin, admin } = demoAddresses()
  const letScriptsCome = await withholdScripts(page)
  await page.goto(`${origin}/uk/sign-in`, { waitUntil: 'commit' })
  await page.getByLabel('Електронна пошта').fill(admin.email)
  const password = page.getByLabel(/^Пароль/)
  await password.fill(admin.password)
  await password.press('Enter')
  await page.getByRole('button', { name: 'Увійти' }).click()
  letScriptsCome()
  await hydrated(password)
  await expect(page).toHaveURL(`${origin}/uk/sign-in`)
  await password.press('Enter')
  await page.waitForURL(/\/admin\/[^/]+\//)
})

test('a switch cannot be turned before the script that saves it has come', async ({ page }) => {
  await openAdmin(page, 'finance/cashless-payments/settings')
  await withholdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  const form = page.getByRole('switch', { name: 'Оплата у формі запису', includeHidden: true })
  // Forced, a click does not wait until what it means is on the screen.
  await expect(form).toBeInViewport()
  await form.click({ force: true })
  await expect(form).toBeChecked()
})
