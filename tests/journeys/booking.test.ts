import { expect, type Page, test } from '@playwright/test'
import { openAdmin, openPayments, paymentRow } from '#tests/support/admin.ts'
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
import { hydrated } from '#tests/support/hydrated.ts'
import { violationsOn } from '#tests/support/look.ts'

test('a client sees of each service what its terms ask for now, agrees to the rule, pays by card and is booked', async ({
  page,
}) => {
  const contact = aContact()
  const services = [/Фарбування/, /Укладання/, /Корекція брів/]
  await chooseTime(page, { services, staff: /Олена/, day: 2 })
  await leaveContact(page, contact)
  await expect(page.getByRole('timer')).toContainText(/14:|15:00/)
  const line = (service: RegExp) => page.getByRole('listitem').filter({ hasText: service })
  const due = page.getByText('До сплати зараз').locator('..')
  // Required in part, the client's choice, and only at the salon.
  await expect(line(/Фарбування/)).toContainText(/зараз 96,00.* · у салоні 224,00–384,00/)
  await expect(line(/Укладання/)).toContainText('у салоні 120,00')
  await expect(line(/Корекція брів/)).toContainText('у салоні 60,00')
  await expect(due).toContainText('96,00')
  await page.getByRole('link', { name: /Сплатити 216,00 zł зараз/ }).click()
  await expect(line(/Укладання/)).toContainText('зараз 120,00')
  await expect(line(/Корекція брів/)).toContainText('у салоні 60,00')
  await expect(due).toContainText('216,00')
  await expect(payButton(page)).toHaveText(/216,00/)
  await expect(page.getByText('салон залишить собі 108,00')).toBeVisible()
  await expect(page.getByText('Оплачуючи, ви погоджуєтеся з правилом скасування.')).toBeVisible()
  await enterCard(page, CARDS.good)
  await pressPay(page)
  await page.waitForURL(/\/done\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
  await expect(page.getByText(contact.email)).toBeVisible()
  await expect(page.getByText('Сплачено').locator('..')).toContainText('216,00')
  await expect(page.getByText('Доплатити в салоні').locator('..')).toContainText('284,00')
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

test('each declined card says why; after five the time is free, and one press takes it again with all that was typed', async ({
  page,
}) => {
  const contact = aContact()
  await chooseTime(page, { staff: /Марта/, day: 25 })
  await leaveContact(page, contact)
  const first = page.url()
  for (const [card, words] of [
    [CARDS.declined, 'Банк відхилив платіж'],
    [CARDS.insufficientFunds, 'недостатньо коштів'],
    [CARDS.expired, 'Термін дії картки минув'],
    [CARDS.incorrectCvc, 'Код безпеки неправильний'],
    [CARDS.overLimit, 'перевищує ліміт картки'],
  ] as const) {
    await enterCard(page, card)
    await pressPay(page)
    await expect(page.locator('main').getByRole('alert').filter({ hasText: words })).toBeVisible()
  }
  const over = page.getByRole('heading', { name: 'Час, який ми тримали для вас, минув' })
  await expect(async () => {
    await page.reload()
    await expect(over).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(page.getByText('Гроші не списано')).toBeVisible()
  const times = page.locator('main form').getByRole('button')
  await expect(times).toHaveCount(3)
  expect(await violationsOn(page)).toEqual([])
  const same = times.filter({ hasText: 'ваш час' })
  await hydrated(same)
  await same.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Оплата')
  expect(page.url()).not.toBe(first)
  await enterCard(page, CARDS.good)
  await pressPay(page)
  await page.waitForURL(/\/done\//)
  await expect(page.getByText(contact.email)).toBeVisible()
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
  await chooseTime(page, { day: 5, time: 5 })
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

test('closing the tab right after paying still books the visit, and it appears by itself in the list and the journal that the salon has open', async ({
  page,
  browser,
}) => {
  const salon = await browser.newContext()
  const [admin, journal] = [await salon.newPage(), await salon.newPage()]
  await openPayments(admin)
  const contact = aContact()
  await chooseTime(page, { day: 26, time: 8 })
  await openAdmin(journal, `visits?day=${new URL(page.url()).searchParams.get('day')}`)
  await leaveContact(page, contact)
  await enterCard(page, CARDS.good)
  const confirmed = page.waitForResponse((response) => /payment_intents\/.+\/confirm/.test(response.url()))
  await pressPay(page)
  await confirmed
  await page.close()
  await expect(paymentRow(admin, contact.name)).toContainText('Сплачено')
  await expect(journal.getByRole('button', { name: new RegExp(contact.name) })).toContainText('Сплачено')
  await salon.close()
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
  await chooseTime(page, { services: [/Укладання/], day: 6, time: 10 })
  await leaveContact(page, aContact())
  await page.getByRole('link', { name: 'Оплатити в салоні' }).click()
  await page.getByRole('button', { name: 'Записатися без оплати' }).click()
  await page.waitForURL(/\/done\//)
  await expect(page.getByText('Доплатити в салоні').locator('..')).toContainText('120,00')
})

test('what cannot be paid online is booked at once', async ({ page }) => {
  await chooseTime(page, { services: [/Корекція брів/], day: 6, time: 14 })
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
  await chooseTime(page, { day: 8, time: 9 })
  expect(toStripe).toEqual([])
  await leaveContact(page, aContact())
  await expect(cardFrame(page).getByLabel(/card number|номер картки/i)).toBeVisible()
  expect(toStripe.length).toBeGreaterThan(0)
})

test.describe('before any script has come', () => {
  test.use({ javaScriptEnabled: false })

  test('every step but the card works, and the visit is moved and cancelled', async ({ page }) => {
    const title = page.getByRole('heading', { level: 1 })
    const { origin, branch } = demoAddresses()
    await page.goto(`${origin}/uk/book/${branch}`)
    await page.getByRole('button', { name: 'Далі' }).click()
    await expect(page.getByText('Оберіть хоча б одну послугу')).toBeVisible()
    await chooseTime(page, { services: [/Укладання/], day: 8 })
    await leaveContact(page, aContact())
    await page.waitForURL(/\/pay\//)
    expect(await page.content()).toContain('<noscript>Щоб сплатити карткою, увімкніть JavaScript')
    await page.getByRole('link', { name: 'Оплатити в салоні' }).click()
    await page.getByRole('button', { name: 'Записатися без оплати' }).click()
    await expect(title).toHaveText('Ви записані!')
    await page.getByRole('link', { name: /Переглянути, перенести/ }).click()
    await page.getByRole('link', { name: 'Перенести' }).click()
    await page.locator('main a:has(time)').first().click()
    await page.getByRole('button', { name: 'Так, перенести' }).click()
    await expect(title).toHaveText('Ваш запис')
    await page.getByRole('link', { name: 'Скасувати запис' }).click()
    await page.getByRole('button', { name: 'Так, скасувати' }).click()
    await expect(title).toHaveText('Запис скасовано')
  })
})
