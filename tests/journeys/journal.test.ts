import { expect, type Locator, type Page, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { aContact, CARDS, enterCard, payButton, pressPay } from '#tests/support/booking-client.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { lookAt } from '#tests/support/look.ts'

const DESK = { width: 1280, height: 800 }

// Further than anybody else books here, each test in a week of its own.
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const DAY = inDays(120)
const OTHER_DAY = inDays(140)

type Caller = { readonly name: string; readonly phone: string }

/** Types a visit at noon with whoever comes first, as for a client on the phone. */
async function typeVisit(page: Page, { name, phone }: Caller): Promise<Locator> {
  await hydrated(page.getByRole('button', { name: 'Записати клієнта', exact: true }))
  await page.getByRole('button', { name: 'Записати клієнта', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Клієнт').fill(name)
  await dialog.getByLabel('Телефон').fill(phone)
  await dialog.getByLabel('Пошта').fill('olena@example.com')
  await dialog.getByLabel('Час').fill('12:00')
  return dialog
}

async function enterVisit(page: Page, caller: Caller): Promise<void> {
  const dialog = await typeVisit(page, caller)
  await dialog.getByRole('button', { name: 'Записати', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

test('staff enter a visit, move it by hand and by keyboard, send a link, and see it paid without a reload', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
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
  await moving.getByLabel('Час').fill('13:00')
  await moving.getByRole('button', { name: 'Перенести' }).press('Enter')
  await expect(moving).toHaveCount(0)
  await expect(card.getByText(/13:00–/).first()).toBeVisible()

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
  await expect(shown('13:00')).toContainText('Не сплачено')

  const client = await browser.newPage()
  await client.goto(address ?? '')
  await hydrated(payButton(client))
  await lookAt(client, 'pay-link')
  await enterCard(client, CARDS.good)
  await pressPay(client)
  await expect(client.getByText(/Сплачено/).first()).toBeVisible()
  await client.close()

  await expect(shown('13:00')).toContainText('Сплачено')
  await expect(shown('13:00')).not.toContainText('Не сплачено')
  await lookAt(page, 'admin-journal', { isTimeline: true })
  await page.setViewportSize(DESK)
  await page.getByRole('link', { name: 'Тиждень' }).click()
  const inWeek = page.getByRole('link', { name: new RegExp(contact.name) })
  await expect(inWeek).toContainText('Сплачено')
  await lookAt(page, 'admin-week')

  // To another day of who serves, at the same time.
  const staff = await page.locator('[data-staff]', { has: inWeek }).getAttribute('data-staff')
  const others = page.locator(`[data-staff="${staff}"]:not([data-closed]):not([data-day="${DAY}"])`)
  const day = await others.first().getAttribute('data-day')
  const target = page.locator(`[data-staff="${staff}"][data-day="${day}"]`)
  await inWeek.dragTo(target)
  await expect(target.getByRole('link', { name: new RegExp(`13:00 ${contact.name}`) })).toBeVisible()
})

test('two people at the desk see what the other does without a reload, and a time is given only once', async ({
  page,
  browser,
}) => {
  const [contact, late] = [aContact(), aContact()]
  const colleague = await (await browser.newContext({ viewport: DESK })).newPage()
  await page.setViewportSize(DESK)
  for (const each of [page, colleague]) await openAdmin(each, `visits?day=${OTHER_DAY}`)
  const shownTo = (who: Page) => who.getByRole('button', { name: new RegExp(`^12:00 ${contact.name}`) })

  // Both have typed a visit for one time and person before either of them presses the button.
  const dialog = await typeVisit(colleague, late)
  await enterVisit(page, contact)
  await expect(shownTo(colleague)).toBeVisible()
  await dialog.getByRole('button', { name: 'Записати', exact: true }).click()
  const refusal = colleague.getByRole('alert').filter({ hasText: 'У майстра вже є інший візит.' })
  await expect(refusal).toBeVisible()
  await dialog.getByRole('button', { name: 'Закрити' }).first().click()

  await shownTo(page).press('Enter')
  const card = page.getByRole('dialog', { name: 'Відкрити візит' })
  await hydrated(card.getByRole('button', { name: 'Клієнт прийшов' }))
  await card.getByRole('button', { name: 'Клієнт прийшов' }).click()
  await expect(shownTo(colleague)).toContainText('У салоні')
  await card.getByRole('button', { name: 'Завершити' }).click()
  await expect(shownTo(colleague)).toContainText('Завершено')
  await card.getByRole('button', { name: 'Повернути в салон' }).click()
  await card.getByRole('button', { name: 'Ще не прийшов' }).click()
  await expect(shownTo(colleague)).toContainText('Записано')

  await card.getByRole('button', { name: 'Скасувати візит' }).click()
  const ending = page.getByRole('dialog', { name: 'Скасувати візит?' })
  await expect(ending).toContainText('Грошей за цей візит немає')
  await ending.getByRole('button', { name: 'Скасувати візит' }).click()
  await expect(ending).toHaveCount(0)
  await expect(card.getByText('Скасовано').first()).toBeVisible()
  await expect(shownTo(colleague)).toHaveCount(0)
})
