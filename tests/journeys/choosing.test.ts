import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { aContact, chooseDay, chooseTime, leaveContact } from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { hydrated } from '#tests/support/hydrated.ts'

const HAIRCUT = /Жіноча стрижка/
const MANICURE = /Манікюр/

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const summary = (page: Page) => page.getByRole('region', { name: /Ваш запис|Your booking/ })
const form = () => `${demoAddresses().origin}/uk/book/${demoAddresses().branch}`

test('what nobody does alone is done by several people, and just them and their prices are booked', async ({
  page,
}) => {
  await page.goto(form())
  await expect(page.getByRole('navigation', { name: 'Категорії' }).getByRole('link')).toHaveText([
    ...['Волосся', 'Нігті', 'Брови'],
  ])
  for (const service of [HAIRCUT, MANICURE]) await page.getByRole('checkbox', { name: service }).check()
  await page.getByRole('button', { name: 'Далі' }).click()
  await expect(title(page)).toHaveText('Вас приймуть кілька майстрів')
  await expect(page.getByText('180,00 zł')).toBeVisible()
  await expect(page.getByText('220,00 zł')).toBeVisible()
  await page.getByRole('link', { name: 'Обрати час' }).click()
  await chooseDay(page, 17)
  await page.locator('main a:has(time)').first().click()

  const lines = summary(page).getByRole('listitem')
  const haircut = lines.filter({ hasText: HAIRCUT })
  await expect(haircut).toContainText(/(Олена|Марта) · 1 год/)
  await expect(lines.filter({ hasText: MANICURE })).toContainText('Ірина · 1 год 30 хв')
  const [who = ''] = (await haircut.textContent())?.match(/Олена|Марта/) ?? []
  const total = (await summary(page).getByText('Разом').locator('..').textContent()) ?? ''
  await leaveContact(page, aContact())
  await page.waitForURL(/\/pay\//)
  await expect(summary(page)).toContainText(who)
  await expect(summary(page)).toContainText('Ірина')
  await expect(summary(page)).toContainText(total.replace('Разом', '').trim())
})

test('anyone costs what the form says, person and price are booked as shown', async ({ page }) => {
  await chooseTime(page, { services: [HAIRCUT], day: 18 })
  const shown = (await summary(page).textContent()) ?? ''
  await expect(summary(page)).toContainText(/(Марта[\s\S]*180,00)|(Олена[\s\S]*220,00)/)
  await leaveContact(page, aContact())
  await page.waitForURL(/\/pay\//)
  const [who = ''] = shown.match(/Марта|Олена/) ?? []
  const [price = ''] = shown.match(/\d+,00/) ?? []
  await expect(summary(page)).toContainText(who)
  await expect(summary(page).getByText('Разом').locator('..')).toContainText(price)
})

test('each person has their own price and duration, and a face', async ({ page }) => {
  await page.goto(form())
  await expect(page.getByRole('listitem').filter({ hasText: HAIRCUT })).toContainText('180,00–220,00 zł')
  await expect(page.getByRole('listitem').filter({ hasText: 'Фарбування' })).toContainText('2 год – 2 год 30 хв')
  await page.getByRole('checkbox', { name: HAIRCUT }).check()
  await page.getByRole('checkbox', { name: /Фарбування/ }).check()
  await page.getByRole('button', { name: 'Далі' }).click()
  const marta = page.getByRole('link', { name: /Марта/ })
  await expect(marta).toContainText('Стилістка')
  await expect(marta).toContainText('3 год 30 хв')
  await expect(page.getByRole('link', { name: /Олена/ })).toContainText('3 год')
  await expect
    .poll(() => marta.locator('img').evaluate((face) => face instanceof HTMLImageElement && face.naturalWidth))
    .toBeGreaterThan(0)
  await expect(page.getByRole('link', { name: /Ірина/ })).toBeHidden()
})

test('back, forward, reload and a shared link keep the place', async ({ page, browser }) => {
  await chooseTime(page, { services: [HAIRCUT], staff: /Марта/, day: 19, time: 2 })
  const chosen = (await summary(page).textContent()) ?? ''
  await page.reload()
  await expect(summary(page)).toHaveText(chosen)
  await page.goBack()
  await expect(title(page)).toHaveText('Оберіть день і час')
  const day = page.getByRole('navigation', { name: 'Дні' }).locator('[aria-current=date]')
  await expect(day).toBeInViewport()
  await page.reload()
  await expect(day).toBeInViewport()
  await page.goBack()
  await page.goBack()
  await expect(title(page)).toHaveText('Оберіть майстра')
  await page.goForward()
  await page.goForward()
  await page.goForward()
  await expect(summary(page)).toHaveText(chosen)

  const friend = await browser.newPage()
  await friend.goto(page.url())
  await expect(summary(friend)).toHaveText(chosen)
  await friend.close()
})

test('what is ticked is found again: on the way back, after a reload and in another language', async ({ page }) => {
  await page.goto(form())
  await hydrated(page.getByRole('checkbox'))
  for (const service of [HAIRCUT, MANICURE]) await page.getByRole('checkbox', { name: service }).check()
  await expect(page).toHaveURL(/\?service=[^&]+&service=[^&]+&step=services$/)
  await page.getByRole('button', { name: 'Далі' }).click()
  await expect(title(page)).toHaveText('Вас приймуть кілька майстрів')
  await page.goBack()
  await expect(title(page)).toHaveText('Оберіть послуги')
  await expect(page.getByText('2 послуги')).toBeVisible()
  for (const service of [HAIRCUT, MANICURE]) {
    await expect(page.getByRole('checkbox', { name: service })).toBeChecked()
  }

  await page.getByRole('checkbox', { name: MANICURE }).uncheck()
  await expect(page).toHaveURL(/\?service=[^&]+&step=services$/)
  await page.reload()
  await expect(page.getByRole('checkbox', { name: HAIRCUT })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: MANICURE })).not.toBeChecked()
  await hydrated(page.getByRole('checkbox'))
  await page.getByRole('checkbox', { name: MANICURE }).check()

  const english = page.getByRole('link', { name: 'Eng' })
  await expect(english).toHaveAttribute('href', /^\/en\/book\/.+\?service=[^&]+&service=[^&]+&step=services$/)
  await english.click()
  await expect(title(page)).toHaveText('Choose services')
  await expect(page.getByText('2 services')).toBeVisible()
  for (const service of [HAIRCUT, MANICURE]) {
    await expect(page.getByRole('checkbox', { name: service })).toBeChecked()
  }
})

test.describe('on a phone, by keyboard alone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a visit is booked, and what is wrong is led to', async ({ page }) => {
    await page.goto(form())
    const press = async (name: RegExp | string, role: 'link' | 'button' | 'checkbox', key: string) => {
      const wanted = page.getByRole(role, { name }).first()
      await expect(wanted).toBeVisible()
      for (let tabs = 0; tabs < 120; tabs += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) break
        await page.keyboard.press('Tab')
      }
      await expect(wanted).toBeFocused()
      await page.keyboard.press(key)
    }
    await press(/Корекція брів/, 'checkbox', 'Space')
    await press('Далі', 'button', 'Enter')
    await press(/Ірина/, 'link', 'Enter')
    await expect(title(page)).toHaveText('Оберіть день і час')
    await press(/^\d{1,2}:\d\d/, 'link', 'Enter')
    await expect(title(page)).toHaveText('Ваші контакти')
    await expect(page.getByText('Наприклад, +48 512 345 678')).toBeVisible()
    await press('Записатися', 'button', 'Enter')
    await expect(page.getByLabel('Імʼя')).toBeFocused()
    const { name, email } = aContact()
    await page.keyboard.type(name)
    await page.keyboard.press('Tab')
    await page.keyboard.type('512 34')
    await page.keyboard.press('Tab')
    await page.keyboard.type(email)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Телефон')).toBeFocused()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('512 345 678')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/done\//)
    await expect(title(page)).toHaveText('Ви записані!')
  })
})

test.describe('far from the salon', () => {
  test.use({ timezoneId: 'America/New_York', locale: 'en-US' })

  test('times are the salon’s own, and what they are at home is said', async ({ page }) => {
    // Later than anybody books here: the first time of the day is free.
    await chooseTime(page, { locale: 'en', day: 33 })
    await expect(summary(page)).toContainText('10:00 AM')
    await expect(page.getByText(/On your clock that is \w+ 4:00\sAM \(GMT-5\)/)).toBeVisible()
    await page.goBack()
    await expect(page.getByText('Times are local to the salon (GMT+1).')).toBeVisible()
    await expect(page.getByText(/Your clock shows another time \(GMT-5\)/)).toBeVisible()
  })
})

test.describe('where the salon is', () => {
  test.use({ timezoneId: 'Europe/Warsaw' })

  test('nothing is said of another time', async ({ page }) => {
    await chooseTime(page, { day: 20 })
    await page.goBack()
    await expect(page.getByText('Показано місцевий час салону (GMT+1).')).toBeVisible()
    await expect(page.getByText('Ваш годинник')).toBeHidden()
  })
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'from the payment' : 'from the payment, before any script has come', () => {
    test.use({ javaScriptEnabled })

    test('the time is changed, it is free again, and all that was typed is kept', async ({ page }) => {
      const contact = aContact()
      await chooseTime(page, { services: [HAIRCUT], staff: /Олена/, day: javaScriptEnabled ? 18 : 20, time: 3 })
      const [, when = ''] = (await summary(page).textContent())?.match(/(\d{1,2}:\d\d)/) ?? []
      await leaveContact(page, { ...contact, phone: '512' })
      await expect(page.getByLabel('Телефон')).toBeFocused()
      await leaveContact(page, contact)
      await page.waitForURL(/\/pay\//)
      await page.getByRole('button', { name: 'Змінити час' }).click()
      await expect(title(page)).toHaveText('Оберіть день і час')
      await page.locator('main a:has(time)').filter({ hasText: when }).click()
      await expect(page.getByLabel('Імʼя')).toHaveValue(contact.name)
      await expect(page.getByLabel('Електронна пошта')).toHaveValue(contact.email)
      await page.locator('form button[type=submit]').click()
      await page.waitForURL(/\/pay\//)

      // Back by the browser alone: the client's own hold is not in their way.
      await page.goBack()
      await expect(title(page)).toHaveText('Ваші контакти')
      await page.locator('form button[type=submit]').click()
      await page.waitForURL(/\/pay\//)
    })

    test('back by the browser, whoever serves is shown as before, with several people too, and is booked', async ({
      page,
    }) => {
      // Nails are done by one person only, who is taken by the client's own hold.
      await chooseTime(page, { services: [HAIRCUT, MANICURE], staff: /Обрати час/, day: javaScriptEnabled ? 22 : 23 })
      const shown = (await summary(page).textContent()) ?? ''
      await leaveContact(page, aContact())
      await page.waitForURL(/\/pay\//)
      await page.goBack()
      await expect(title(page)).toHaveText('Ваші контакти')
      await expect(summary(page)).toHaveText(shown)
      await page.locator('form button[type=submit]').click()
      await page.waitForURL(/\/pay\//)
      await expect(summary(page)).toContainText('Ірина')
    })
  })
}

test('a language once chosen is found again', async ({ page }) => {
  const { origin, branch } = demoAddresses()
  await page.goto(form())
  await page.getByRole('link', { name: 'Eng' }).click()
  await expect(title(page)).toHaveText('Choose services')
  await page.goto(`${origin}/book/${branch}`)
  await expect(page).toHaveURL(`${origin}/en/book/${branch}`)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`who serves, and several of them, can be read by everyone, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    for (const services of [[HAIRCUT], [HAIRCUT, MANICURE]]) {
      await page.goto(form())
      for (const service of services) await page.getByRole('checkbox', { name: service }).check()
      await page.getByRole('button', { name: 'Далі' }).click()
      await expect(page).toHaveURL(/step=staff/)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    }
  })
}

const MOST_KILOBYTES = 170

test('the first step is light: its scripts together, without Stripe’s and without numbers of phones', async ({
  page,
}) => {
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await page.goto(form(), { waitUntil: 'networkidle' })
  const sources = await Promise.all(scripts)
  const bytes = sources.map((source) => gzipSync(source).byteLength).reduce((sum, size) => sum + size, 0)
  expect(sources.length).toBeGreaterThan(3)
  expect(bytes / 1000).toBeLessThanOrEqual(MOST_KILOBYTES)
  // What every page starts is the most of it; Chromium is told to compile that while it is loaded.
  const [heaviest] = sources.toSorted((left, right) => right.length - left.length)
  expect(heaviest).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/)
  const all = sources.join('\n')
  expect(all).not.toContain('js.stripe.com')
  expect(all).not.toContain('country_calling_codes')
})
