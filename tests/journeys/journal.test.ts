import { expect, type Page, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { aContact, CARDS, enterCard, payButton, pressPay } from '#tests/support/booking-client.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { lookAt } from '#tests/support/look.ts'

const DESK = { width: 1280, height: 800 }

// Further than anybody else books here.
const DAY = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10)

/** Enters a visit for Олена at noon, as for a client on the phone. */
async function enterVisit(page: Page, { name, phone }: { name: string; phone: string }): Promise<void> {
  await hydrated(page.getByRole('button', { name: 'Записати клієнта', exact: true }))
  await page.getByRole('button', { name: 'Записати клієнта', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Клієнт').fill(name)
  await dialog.getByLabel('Телефон').fill(phone)
  await dialog.getByLabel('Пошта').fill('olena@example.com')
  await dialog.getByLabel('Час').fill('12:00')
  await dialog.getByRole('button', { name: 'Записати', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

test('staff enter a visit, move it by hand and by keyboard, send a link, and see it paid without a reload', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000)
  const contact = aContact()
  await page.setViewportSize(DESK)
  await openAdmin(page, `visits?day=${DAY}`)
  await enterVisit(page, contact)
  const shown = (time: string) => page.getByRole('button', { name: new RegExp(`^${time} ${contact.name}`) })
  await expect(shown('12:00')).toContainText('Не сплачено')

  const slot = page.getByRole('button', { name: new RegExp(`Марта ${DAY} 14:00`) })
  await shown('12:00').dragTo(slot, { sourcePosition: { x: 4, y: 30 }, targetPosition: { x: 4, y: 30 } })
  await expect(shown('14:00')).toBeVisible()
  // It stands there at once, and is there once the page knows it.
  await expect(page.locator('[data-moving]')).toHaveCount(0)

  // By its edge it gets longer: half an hour is as wide as a column.
  const edge = shown('14:00').locator('xpath=../..').locator('[data-edge="end"]')
  const [before, column] = [await shown('14:00').boundingBox(), await slot.boundingBox()]
  const width = column?.width ?? 0
  await edge.hover()
  const at = (await edge.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.down()
  await page.mouse.move(at.x + at.width / 2 + width, at.y + at.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(page.locator('[data-moving]')).toHaveCount(0)
  await expect
    .poll(async () => (await shown('14:00').boundingBox())?.width)
    .toBeCloseTo((before?.width ?? 0) + width, 0)

  await shown('14:00').press('Enter')
  const card = page.getByRole('dialog', { name: 'Відкрити візит' })
  await hydrated(card.getByRole('button', { name: 'Перенести' }))
  await card.getByRole('button', { name: 'Перенести' }).press('Enter')
  const moving = page.getByRole('dialog', { name: 'Перенести візит' })
  await moving.getByLabel('Час').fill('16:00')
  await moving.getByRole('button', { name: 'Перенести' }).press('Enter')
  await expect(moving).toHaveCount(0)
  await expect(card.getByText(/16:00–/).first()).toBeVisible()

  const whole = await card.getByRole('link', { name: 'Відкрити на всю сторінку' }).getAttribute('href')
  await card.getByRole('button', { name: 'Посилання на оплату' }).click()
  await page.getByRole('button', { name: 'Створити посилання' }).click()
  const made = page.getByRole('dialog', { name: 'Посилання на оплату' })
  const address = await made.locator('code').textContent()
  await expect(made.getByRole('img', { name: /QR/ })).toBeVisible()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await made.getByRole('button', { name: /Скопіювати/ }).click()
  await expect(made.getByText('Скопійовано')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  await page.goto(new URL(whole ?? '', page.url()).href)
  await expect(page.getByRole('heading', { level: 1, name: contact.name })).toBeVisible()
  await lookAt(page, 'admin-visit')
  await openAdmin(page, `visits?day=${DAY}`)
  await expect(shown('16:00')).toContainText('Не сплачено')

  const client = await browser.newPage()
  await client.goto(address ?? '')
  await hydrated(payButton(client))
  await enterCard(client, CARDS.good)
  await pressPay(client)
  await expect(client.getByText(/Сплачено/).first()).toBeVisible()
  await client.close()

  await expect(shown('16:00')).toContainText('Сплачено')
  await expect(shown('16:00')).not.toContainText('Не сплачено')
  await lookAt(page, 'admin-journal')
  await page.setViewportSize(DESK)
  await page.getByRole('link', { name: 'Тиждень' }).click()
  const inWeek = page.getByRole('link', { name: new RegExp(contact.name) })
  await expect(inWeek).toContainText('Сплачено')

  // To another day of who serves, at the same time.
  const staff = await page.locator('[data-staff]', { has: inWeek }).getAttribute('data-staff')
  const others = page.locator(`[data-staff="${staff}"]:not([data-closed]):not([data-day="${DAY}"])`)
  const day = await others.first().getAttribute('data-day')
  const target = page.locator(`[data-staff="${staff}"][data-day="${day}"]`)
  await inWeek.dragTo(target)
  await expect(target.getByRole('link', { name: new RegExp(`16:00 ${contact.name}`) })).toBeVisible()
})
