import { expect, type Page, test } from '@playwright/test'
import { openPayments, paymentRow } from '#tests/support/admin.ts'
import {
  aContact,
  bookAndPay,
  CARDS,
  cardFrame,
  chooseTime,
  enterCard,
  leaveContact,
  payButton,
  pressPay,
} from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'

test('a client books two services, pays by card and is booked', async ({ page }) => {
  const contact = aContact()
  await chooseTime(page, { services: [/Жіноча стрижка/, /Укладання/], staff: /Марта/, day: 1 })
  await leaveContact(page, contact)
  await expect(page.getByRole('timer')).toContainText(/14:|15:00/)
  await expect(page.getByText('Безкоштовне скасування')).toBeVisible()
  await page.getByRole('link', { name: /Сплатити 300,00 zł зараз/ }).click()
  await expect(payButton(page)).toHaveText(/300,00/)
  await enterCard(page, CARDS.good)
  await pressPay(page)
  await page.waitForURL(/\/done\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
  await expect(page.getByText(contact.email)).toBeVisible()
  await expect(page.getByText('Сплачено').locator('..')).toContainText('300,00')
})

test('the confirmation comes by mail with a link to the visit', async ({ page }) => {
  const contact = aContact()
  await bookAndPay(page, { contact, day: 3, time: 1 })
  const { mail, origin } = demoAddresses()
  const letterOf = async () => {
    const letters: { to: { address: string }[]; text: string }[] = await (await fetch(`${mail}/api/email`)).json()
    return letters.find(({ to }) => to.some(({ address }) => address === contact.email))?.text ?? ''
  }
  await expect.poll(letterOf).toContain(`${origin}/uk/visit/`)
  const link = (await letterOf()).match(/http\S+/)?.[0] ?? ''
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ваш запис')
  await expect(page.getByText('180,00').first()).toBeVisible()
})

test('in English the same way leads to the same end', async ({ page }) => {
  await bookAndPay(page, { locale: 'en', contact: aContact(), day: 3, time: 6 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are booked!')
})

test('a declined card says why, and another one is taken', async ({ page }) => {
  await chooseTime(page, { day: 4 })
  await leaveContact(page, aContact())
  await enterCard(page, CARDS.declined)
  await pressPay(page)
  await expect(page.getByRole('alert').filter({ hasText: 'Банк відхилив платіж' })).toBeVisible()
  await enterCard(page, CARDS.insufficientFunds)
  await pressPay(page)
  await expect(page.getByRole('alert').filter({ hasText: 'недостатньо коштів' })).toBeVisible()
  await enterCard(page, CARDS.good)
  await pressPay(page)
  await page.waitForURL(/\/done\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
})

test('a card that asks for 3-D Secure goes on inside the form', async ({ page }) => {
  await chooseTime(page, { day: 4, time: 8 })
  await leaveContact(page, aContact())
  await enterCard(page, CARDS.authentication)
  await pressPay(page)
  await authentication(page, /Complete|Підтвердити/).click()
  await page.waitForURL(/\/done\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
})

test('who fails 3-D Secure is told so and can try again', async ({ page }) => {
  await chooseTime(page, { day: 5 })
  await leaveContact(page, aContact())
  await enterCard(page, CARDS.authentication)
  await pressPay(page)
  await authentication(page, /Fail|Відхилити/).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Банк не підтвердив' })).toBeVisible()
  await expect(payButton(page)).toBeEnabled()
})

/** A button of the bank's page, which stands in a frame in a frame. */
const authentication = (page: Page, name: RegExp) =>
  page.locator('iframe').last().contentFrame().getByRole('button', { name })

test('closing the tab right after paying still books the visit', async ({ page, browser }) => {
  const contact = aContact()
  await chooseTime(page, { day: 5, time: 8 })
  await leaveContact(page, contact)
  await enterCard(page, CARDS.good)
  const confirmed = page.waitForResponse((response) => /payment_intents\/.+\/confirm/.test(response.url()))
  await pressPay(page)
  await confirmed
  await page.close()

  const admin = await browser.newPage()
  await openPayments(admin)
  await expect(async () => {
    await admin.reload()
    await expect(paymentRow(admin, contact.name)).toContainText('Сплачено', { timeout: 1000 })
  }).toPass()
  await admin.close()
})

test('a time that has just gone is told kindly, with the nearest free ones, and nothing is charged', async ({
  page,
  browser,
}) => {
  const slower = await browser.newPage()
  const choice = { staff: /Олена/, day: 6 }
  await chooseTime(page, choice)
  await chooseTime(slower, choice)
  await leaveContact(page, aContact())
  await page.waitForURL(/\/pay\//)
  const contact = aContact()
  await leaveContact(slower, contact)
  const alert = slower.locator('main').getByRole('alert')
  await expect(alert).toContainText('Цей час щойно зайняли. Гроші не списано.')
  await expect(alert.getByRole('link')).toHaveCount(4)
  await expect(slower.getByLabel('Імʼя')).toHaveValue(contact.name)

  await alert.getByRole('link').first().click()
  await expect(alert).toBeHidden()
  await slower.close()
})

test('where payment is the client’s choice, the visit is booked to be paid at the salon', async ({ page }) => {
  await chooseTime(page, { services: [/Укладання/], day: 6, time: 3 })
  await leaveContact(page, aContact())
  await page.getByRole('link', { name: 'Оплатити в салоні' }).click()
  await page.getByRole('button', { name: 'Записатися без оплати' }).click()
  await page.waitForURL(/\/done\//)
  await expect(page.getByText('Доплатити в салоні').locator('..')).toContainText('120,00')
})

test('what cannot be paid online is booked at once', async ({ page }) => {
  await chooseTime(page, { services: [/Корекція брів/], day: 6 })
  await expect(page.getByRole('button', { name: 'Записатися' })).toBeVisible()
  await leaveContact(page, aContact())
  await page.waitForURL(/\/done\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
})

test('what is typed wrongly is told beside its field and kept', async ({ page }) => {
  await chooseTime(page, { day: 7 })
  await leaveContact(page, { name: ' ', phone: '123', email: 'anna' })
  await expect(page.getByText('Напишіть, як до вас звертатися.')).toBeVisible()
  await expect(page.getByText('Перевірте номер')).toBeVisible()
  await expect(page.getByText('Перевірте адресу')).toBeVisible()
  await expect(page.getByLabel('Телефон')).toHaveValue('123')
})

test('the card form is loaded at the last step only', async ({ page }) => {
  const { simulator } = demoAddresses()
  const toStripe: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(simulator)) toStripe.push(request.url())
  })
  await chooseTime(page, { day: 7, time: 2 })
  expect(toStripe).toEqual([])
  await leaveContact(page, aContact())
  await expect(cardFrame(page).getByLabel(/card number|номер картки/i)).toBeVisible()
  expect(toStripe.length).toBeGreaterThan(0)
})

test.describe('before any script has come', () => {
  test.use({ javaScriptEnabled: false })

  test('every step but the card works', async ({ page }) => {
    await chooseTime(page, { day: 8 })
    await leaveContact(page, aContact())
    await page.waitForURL(/\/pay\//)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Оплата')
  })
})
