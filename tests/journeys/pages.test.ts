import { expect, test } from '@playwright/test'
import { openPayments } from '#tests/support/admin.ts'
import { aContact, bookAndPay, cardFrame, chooseTime, leaveContact } from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { violationsOn } from '#tests/support/look.ts'

const SCREENSHOTS = 'docs/screenshots'
const PHONE = { width: 390, height: 844 }

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

test('the language changes in place', async ({ page }) => {
  await chooseTime(page, { day: 11 })
  await page.getByRole('link', { name: 'Eng' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your details')
  await expect(page.getByText('Wednesday').or(page.getByText(/day, /)).first()).toBeVisible()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`every page of the form can be read by everyone, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    const { origin, branch } = demoAddresses()
    await page.goto(`${origin}/uk/book/${branch}`)
    expect(await violationsOn(page)).toEqual([])
    await chooseTime(page, { day: scheme === 'light' ? 11 : 12 })
    expect(await violationsOn(page)).toEqual([])
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Оберіть день і час')
    expect(await violationsOn(page)).toEqual([])
    await page.goForward()
    await leaveContact(page, aContact())
    await expect(cardFrame(page).getByLabel(/card number|номер картки/i)).toBeVisible()
    expect(await violationsOn(page)).toEqual([])
  })
}

test('the admin can be read by everyone', async ({ page }) => {
  const { origin } = demoAddresses()
  await page.goto(`${origin}/en/sign-in`)
  expect(await violationsOn(page)).toEqual([])
  await bookAndPay(page, { contact: aContact(), day: 13 })
  await openPayments(page)
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Повернути' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
})

test('nothing on any page is blocked, broken or loaded from elsewhere', async ({ page }) => {
  const { origin, simulator } = demoAddresses()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { origin: from, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && from !== origin && from !== simulator) complaints.push(request.url())
  })
  await bookAndPay(page, { contact: aContact(), day: 14 })
  await openPayments(page)
  // Chromium's own word on styles that a page holds ready for its next click.
  expect(complaints.filter((text) => !text.includes('was preloaded using link preload'))).toEqual([])
})

test('pictures of the form and of the payments', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${origin}/uk/book/${branch}`)
  await page.screenshot({ path: `${SCREENSHOTS}/services.png`, animations: 'disabled' })
  await chooseTime(page, { services: [/Жіноча стрижка/, /Укладання/], day: 15 })
  await leaveContact(page, aContact())
  await expect(cardFrame(page).getByLabel(/card number|номер картки/i)).toBeVisible()
  await page.screenshot({ path: `${SCREENSHOTS}/payment.png`, animations: 'disabled' })
  await page.setViewportSize(PHONE)
  await page.screenshot({ path: `${SCREENSHOTS}/payment-phone.png`, animations: 'disabled' })

  await bookAndPay(page, { contact: aContact(), day: 16 })
  await page.screenshot({ path: `${SCREENSHOTS}/confirmation-phone.png`, animations: 'disabled' })
  await openPayments(page)
  await page.screenshot({ path: `${SCREENSHOTS}/payments-phone.png`, animations: 'disabled' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.screenshot({ path: `${SCREENSHOTS}/payments.png`, animations: 'disabled' })
})

test('no page is wider than its screen', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  const widthsOn = () =>
    page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)
  const expectToFit = async (where: string) => {
    const [inner, outer] = await widthsOn()
    expect(inner, where).toBeLessThanOrEqual(outer)
  }
  for (const size of [PHONE, { width: 1280, height: 800 }]) {
    await page.setViewportSize(size)
    await page.goto(`${origin}/uk/book/${branch}`)
    await expectToFit('services')
    await chooseTime(page, { day: 21 })
    await expectToFit('contact')
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Оберіть день і час')
    await expectToFit('time')
    await openPayments(page)
    await expectToFit('payments')
    for (const part of ['terms', 'settings']) {
      await page.goto(`${origin}/uk/admin/${branch}/finance/cashless-payments/${part}`)
      await expectToFit(part)
    }
  }
})
