import { expect, type Page, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { aContact, CARDS, enterCard, payButton, pressPay } from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { CALLER_EMAIL, dayIn, enterVisit, makeLink, openVisit, typeVisit } from '#tests/support/desk-visits.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { lookAt } from '#tests/support/look.ts'

const DESK = { width: 1280, height: 800 }

// Further than anybody else books here, each test in a week of its own.
const DAY = dayIn(120)
const OTHER_DAY = dayIn(140)
const LONG_AGO = dayIn(-200)

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
  const { address, made } = await makeLink(card)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await made.getByRole('button', { name: /Скопіювати/ }).click()
  await expect(made.getByText('Скопійовано')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  await page.goto(new URL(whole ?? '', page.url()).href)
  await expect(page.getByRole('heading', { level: 1, name: contact.name })).toBeVisible()
  await lookAt(page, 'admin-visit')
  await openAdmin(page, `visits?day=${DAY}`)
  await expect(shown('13:00')).toContainText('Не сплачено')

  const [client, partner] = [await browser.newPage(), await browser.newPage()]
  for (const device of [client, partner]) {
    await device.goto(address)
    await hydrated(payButton(device))
  }
  await lookAt(client, 'pay-link')
  for (const device of [client, partner]) await enterCard(device, CARDS.good)
  await pressPay(client)
  await expect(client.getByText(/Сплачено/).first()).toBeVisible()
  // Who has the same page open on another device cannot pay a second time.
  await pressPay(partner)
  await expect(partner.getByRole('heading', { level: 1 })).toHaveText('Дякуємо, оплачено!')
  for (const device of [client, partner]) await device.close()

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
  // Each time that the page asks for its news, its title is put in anew: the tab must not lose its name meanwhile.
  await colleague.evaluate(() => {
    const look = () => document.title || document.documentElement.setAttribute('data-lost-title', '')
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
  })

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
  await expect(colleague).toHaveTitle('Журнал · Zapys')
  await expect(colleague.locator('[data-lost-title]')).toHaveCount(0)
})

test('at the desk: a discount, a terminal, cash, a part by a mailed link; nobody pays twice, and who does not come pays the fee', async ({
  page,
  browser,
}) => {
  const contact = aContact()
  await page.setViewportSize(DESK)
  await openAdmin(page, `visits?day=${LONG_AGO}`)
  await enterVisit(page, contact)
  const card = await openVisit(page, contact)
  const open = card.getByText('Залишилося', { exact: true }).locator('..')
  const price = Number(/\d+/.exec((await open.textContent()) ?? '')?.[0])
  const press = async (name: string, title = name) => {
    await card.getByRole('button', { name, exact: true }).click()
    return page.getByRole('dialog', { name: title })
  }

  const discount = await press('Знижка')
  await discount.getByLabel('Причина').fill('Постійна клієнтка')
  await discount.getByRole('button', { name: /^Дати знижку/ }).click()
  await expect(open).toContainText(`${price * 0.9},00`)
  const desk = await press('Прийняти оплату')
  await desk.getByText('Термінал').click()
  await desk.getByRole('textbox', { name: 'Сума' }).fill('100')
  await desk.getByRole('button', { name: /^Записати 100,00/ }).click()
  await expect(open).toContainText(`${price * 0.9 - 100},00`)
  await expect(card.getByText(/^Термінал, Оксана/)).toBeVisible()

  const { made } = await makeLink(card, '20')
  await made.getByRole('button', { name: `Надіслати на ${CALLER_EMAIL}` }).click()
  await expect.poll(() => linkMailedTo(contact.name)).toContain('/uk/pay/')
  await made.getByRole('button', { name: 'Закрити' }).click()
  const client = await browser.newPage()
  await client.goto(await linkMailedTo(contact.name))
  await expect(client.getByText('До сплати', { exact: true }).locator('..')).toContainText('20,00')
  await enterCard(client, CARDS.good)
  // Taken back while its page is open: nobody can pay there any more.
  await (await press('Відкликати', 'Відкликати посилання?')).getByRole('button', { name: 'Відкликати' }).click()
  await expect(card.getByText('Відкликано')).toBeVisible()
  await pressPay(client)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Посилання більше не діє')

  // Paid at the desk while its page is open: nothing is left to pay there.
  const other = await makeLink(card)
  await other.made.getByRole('button', { name: 'Закрити' }).click()
  await client.goto(other.address)
  await enterCard(client, CARDS.good)
  await (await press('Прийняти оплату')).getByRole('button', { name: /^Записати/ }).click()
  await expect(card.getByText(/^Готівка, Оксана/)).toBeVisible()
  await pressPay(client)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Усе вже сплачено')
  await client.close()

  const fee = `${(price * 0.9) / 2},00`
  const missing = await press('Не прийшли', 'Клієнт не прийшов?')
  await expect(missing.getByText('Залишаємо собі').locator('..')).toContainText(fee)
  await missing.getByLabel('Пробачити плату').check()
  await expect(missing.getByText('Віддати в салоні').locator('..')).toContainText(`${price * 0.9},00`)
  await missing.getByLabel('Пробачити плату').uncheck()
  await missing.getByRole('button', { name: 'Так, не прийшли' }).click()
  await expect(card.getByText('Залишаємо за правилом').locator('..')).toContainText(fee)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: new RegExp(`^12:00 ${contact.name}`) })).toContainText('Не прийшли')
})

/** The payment link in the last letter that asks a client to pay; empty while there is none. */
async function linkMailedTo(name: string): Promise<string> {
  const letters: { subject: string; text: string }[] = await (await fetch(`${demoAddresses().mail}/api/email`)).json()
  const letter = letters.findLast(({ subject, text }) => subject.startsWith('Оплатити візит') && text.includes(name))
  return letter?.text.match(/http\S+/)?.[0] ?? ''
}
