import { expect, test } from '@playwright/test'
import { openPayments } from '#tests/support/admin.ts'
import {
  aContact,
  bookAndPay,
  CARDS,
  cardFrame,
  chooseTime,
  enterCard,
  leaveContact,
  pressPay,
} from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { lookAt, violationsOn } from '#tests/support/look.ts'

test('an unknown salon and an unknown page say so in the reader’s language', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  const cases = [
    ['/uk/book/nobody', 'Такої сторінки немає'],
    ['/en/book/nobody', 'There is no such page'],
    ['/en/nowhere/at/all', 'There is no such page'],
    ['/en/book/%E0%A4%A', 'There is no such page'],
    [`/uk/book/${branch}/done/not-a-token`, 'Такої сторінки немає'],
    [`/en/book/${branch}/pay/${'x'.repeat(43)}`, 'There is no such page'],
  ] as const
  for (const [path, title] of cases) {
    const response = await page.goto(origin + path)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  }
})

test('an address without a language leads to the default one', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  await page.goto(`${origin}/book/${branch}`)
  await expect(page).toHaveURL(`${origin}/uk/book/${branch}`)
})

test('the product’s typeface comes after the first page, and with the next', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  const html = page.locator('html')
  const first = await page.goto(`${origin}/uk/book/${branch}`)
  expect(await first?.text()).toMatch(/<html lang="uk">/)
  await expect(html).toHaveClass(/_variable/)
  const second = await page.goto(`${origin}/en/book/${branch}`)
  expect(await second?.text()).toMatch(/<html lang="en" class="[^"]*_variable[^"]*">/)
  expect(await page.evaluate(() => document.fonts.check('1em cyrillic'))).toBe(true)
})

test('the language changes in place', async ({ page }) => {
  await chooseTime(page, { day: 11 })
  await page.getByRole('link', { name: 'Eng' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your details')
  await expect(page.getByText('Wednesday').or(page.getByText(/day, /)).first()).toBeVisible()
})

test('every page of the form can be read by everyone', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  await page.goto(`${origin}/uk/book/${branch}`)
  await lookAt(page, 'services')
  await chooseTime(page, { services: [/Жіноча стрижка/, /Укладання/], day: 12 })
  await lookAt(page, 'contact')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Оберіть день і час')
  await lookAt(page, 'time')
  await page.goForward()
  await leaveContact(page, aContact())
  await expect(cardFrame(page).getByLabel(/card number|номер картки/i)).toBeVisible()
  await lookAt(page, 'payment')
  await enterCard(page, CARDS.good)
  await pressPay(page)
  await page.waitForURL(/\/done\//)
  await lookAt(page, 'confirmation')
})

test('the admin can be read by everyone', async ({ page }) => {
  const { origin } = demoAddresses()
  await page.goto(`${origin}/en/sign-in`)
  await lookAt(page, 'sign-in')
  await expect(page).toHaveTitle('Salon sign-in · Zapys')
  await openPayments(page)
  await expect(page).toHaveTitle('Безготівкові платежі · Zapys')
  await lookAt(page, 'payments', { screens: 1.5 })
  await page.getByRole('button', { name: 'Повернути' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
})

test('nothing on any page is blocked, broken, loaded from elsewhere or fetched before anybody asks for it', async ({
  page,
}) => {
  const { origin, simulator } = demoAddresses()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { origin: from, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && from !== origin && from !== simulator) complaints.push(request.url())
    if (request.headers()['next-router-prefetch']) complaints.push(`fetched ahead: ${request.url()}`)
  })
  await bookAndPay(page, { contact: aContact(), day: 14 })
  await openPayments(page)
  // Chromium's own word on styles that a page holds ready for its next click.
  expect(complaints.filter((text) => !text.includes('was preloaded using link preload'))).toEqual([])
})
