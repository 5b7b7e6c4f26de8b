import { expect, type FrameLocator, type Page, test } from '@playwright/test'
import { type WidgetMode, widgetSnippet } from '#lib/branches/widget-snippet.ts'
import { openAdmin } from '#tests/support/admin.ts'
import { aContact, CARDS, type Contact, chooseDay } from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { type HostSite, startHostSite } from '#tests/support/host-site.ts'
import { hydrated } from '#tests/support/hydrated.ts'

// The list of sites is the salon's own: these tests go one after another.
test.describe.configure({ mode: 'serial' })

const sites: HostSite[] = []

test.afterAll(() => Promise.all(sites.map((site) => site.close())))

async function aSiteWith(mode: WidgetMode): Promise<HostSite> {
  const { origin, branch: slug } = demoAddresses()
  const snippet = widgetSnippet({ origin, slug, mode, locale: 'uk', label: null, look: null })
  const site = await startHostSite({ snippet, allows: origin })
  sites.push(site)
  return site
}

const openSettings = (page: Page) => openAdmin(page, 'settings/booking-form')

async function listSite(page: Page, site: HostSite): Promise<void> {
  await openSettings(page)
  await page.getByLabel('Адреса сайту').fill(`${site.origin}/kontakty`)
  await page.getByRole('button', { name: 'Додати сайт' }).click()
  await expect(page.getByText(site.origin, { exact: true })).toBeVisible()
}

type Visit = { readonly day: number; readonly card: string; readonly contact: Contact }

/** The whole way within the frame, by the demo's own form. */
async function bookWithin(form: FrameLocator, { day, card, contact }: Visit): Promise<void> {
  await form.getByRole('checkbox', { name: /Укладання/ }).check()
  await form.getByRole('button', { name: 'Далі' }).click()
  await form.getByRole('link', { name: /Будь-хто/ }).click()
  await chooseDay(form, day)
  await form.locator('main a:has(time)').first().click()
  await form.getByLabel('Імʼя').fill(contact.name)
  await form.getByLabel('Телефон').fill(contact.phone)
  await form.getByLabel('Електронна пошта').fill(contact.email)
  await form.locator('form button[type=submit]').click()
  await form.getByRole('link', { name: /Сплатити 120,00/ }).click()
  const fields = form.locator('main iframe').first().contentFrame()
  await fields.getByLabel(/card number|номер картки/i).fill(card)
  await fields.getByLabel(/expir|термін/i).fill('12 / 34')
  await fields.getByLabel(/security code|cvc|код безпеки/i).fill('123')
  await form.getByRole('button', { name: /^Оплатити/ }).press('Enter')
}

test('within a page: booked and paid with 3-D Secure, without a cookie and under the strictest policy', async ({
  page,
}) => {
  const site = await aSiteWith('inline')
  await listSite(page, site)
  // From here on a stranger's browser.
  await page.context().clearCookies()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(site.origin)
  const frame = page.getByTitle('Записатися онлайн')
  const form = frame.contentFrame()
  await expect(form.getByRole('heading', { level: 1 })).toBeVisible()
  const heightOf = async () => (await frame.boundingBox())?.height ?? 0
  // As tall as the form, so that nothing in it scrolls.
  await expect
    .poll(async () => await form.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight))
    .toBe(0)
  await expect.poll(heightOf).toBeGreaterThan(700)

  await bookWithin(form, { day: 22, card: CARDS.authentication, contact: aContact() })
  const challenge = page.frameLocator('iframe[title="Записатися онлайн"]').locator('iframe').last().contentFrame()
  await challenge.getByRole('button', { name: /Complete|Підтвердити/ }).click()
  await expect(form.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
  expect(page.url()).toBe(`${site.origin}/`)
  expect(await page.context().cookies()).toEqual([])
  expect(complaints).toEqual([])
})

test('a button opens the form, holds the focus, and gives it back on Escape', async ({ page }) => {
  const site = await aSiteWith('button')
  await listSite(page, site)
  await page.goto(site.origin)
  const button = page.getByRole('button', { name: 'Записатися онлайн' })
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Записатися онлайн' })
  await expect(dialog).toBeVisible()
  await expect(page.getByRole('button', { name: 'Закрити' })).toBeFocused()
  // The page behind cannot be reached while the dialog is open.
  const behind = page.getByRole('link', { name: 'Ціни', includeHidden: true })
  await behind.focus()
  await expect(behind).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(button).toBeFocused()

  await page.keyboard.press('Enter')
  const form = page.getByTitle('Записатися онлайн').contentFrame()
  const styling = form.getByRole('checkbox', { name: /Укладання/ })
  await hydrated(styling)
  await styling.focus()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(button).toBeFocused()

  await page.keyboard.press('Enter')
  await bookWithin(form, { day: 23, card: CARDS.good, contact: aContact() })
  await expect(form.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
})

test('a button in the corner does the same on a phone', async ({ page }) => {
  const site = await aSiteWith('popup')
  await listSite(page, site)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(site.origin)
  const button = page.getByRole('button', { name: 'Записатися онлайн' })
  const box = await button.boundingBox()
  expect(box && box.x + box.width).toBeGreaterThan(350)
  await button.click()
  const form = page.getByTitle('Записатися онлайн').contentFrame()
  await bookWithin(form, { day: 24, card: CARDS.good, contact: aContact() })
  await expect(form.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')
  await page.getByRole('button', { name: 'Закрити' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a site that is not on the list shows no form, and says where it can be opened', async ({ page }) => {
  const site = await aSiteWith('inline')
  const refusals: string[] = []
  page.on('console', (message) => refusals.push(message.text()))
  await page.goto(site.origin)
  const elsewhere = page.getByRole('link', { name: 'Відкрити форму запису в новій вкладці' })
  await expect(elsewhere).toBeVisible()
  await expect.poll(() => refusals.join()).toContain('frame-ancestors')
  await expect(page.getByTitle('Записатися онлайн').contentFrame().getByRole('checkbox')).toHaveCount(0)
  const { origin, branch } = demoAddresses()
  await expect(elsewhere).toHaveAttribute('href', `${origin}/uk/book/${branch}`)
  for (const address of [`/uk/sign-in`, `/uk/admin/${branch}`, '/uk']) {
    const answer = await page.request.get(`${origin}${address}`, { maxRedirects: 0 })
    expect(answer.headers()['content-security-policy'], address).toContain("frame-ancestors 'none'")
  }
})

test('the settings show the form as it will be, with the salon’s colour and logo', async ({ page }) => {
  await openSettings(page)
  const preview = page.getByTitle('Попередній перегляд').contentFrame()
  await expect(preview.getByTitle('Записатися онлайн').contentFrame().getByRole('checkbox').first()).toBeVisible()
  await page.getByText('Кнопка в кутку', { exact: true }).click()
  await page.getByLabel('Напис').fill('Запис до майстра')
  // By keyboard: the preview's own corner may lie below the screen.
  await preview.getByRole('button', { name: 'Запис до майстра' }).press('Enter')
  await expect(preview.getByRole('dialog')).toBeVisible()
  await expect(page.getByText('data-label="Запис до майстра"')).toBeVisible()

  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQImWNYrOy1WNmLAUIBAB8yBEHgv6zGAAAAAElFTkSuQmCC'
  const choose = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Обрати файл' }).click()
  await (await choose).setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') })
  const logo = page.getByRole('img', { name: 'Логотип' })
  await expect(logo).toBeVisible()
  await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2)
  await page.getByRole('button', { name: 'Прибрати', exact: true }).click()
  await expect(logo).toBeHidden()
})
