import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { aContact, leaveContact } from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { lookAt } from '#tests/support/look.ts'

async function lookFor(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Знайти' }).fill(text)
  await page.getByRole('button', { name: 'Показати' }).click()
  await page.waitForURL(/q=/)
}

test('staff find a client however they write, correct the card, make one of two, give out the data and forget it', async ({
  page,
}) => {
  await openAdmin(page, 'clients')
  await expect(page.getByRole('row').filter({ hasText: 'Соломія Гнатюк' })).toContainText('+48512700101')
  await lookAt(page, 'admin-clients')
  await lookFor(page, 'solomiya')
  await page.getByRole('link', { name: 'Соломія Гнатюк' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'DEMOA' })).toHaveCount(4)
  await lookAt(page, 'admin-client')

  await hydrated(page.getByLabel('Телефон'))
  await page.getByLabel('Телефон').fill('512 700 102')
  await page.getByRole('button', { name: 'Зберегти' }).click()
  await expect(page.getByText('Цей номер уже є в іншого клієнта.')).toBeVisible()
  await page.getByLabel('Телефон').fill('512 700 199')
  await page.getByLabel('Нотатка').fill('Любить чай')
  await page.getByRole('button', { name: 'Зберегти' }).click()
  await expect(page.getByText('Збережено', { exact: true })).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Завантажити дані (JSON)' }).click()
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(file.client).toMatchObject({ name: 'Соломія Гнатюк', phone: '+48512700199', note: 'Любить чай' })

  await openAdmin(page, 'clients')
  await lookFor(page, '067 111 22 04')
  await page.getByRole('link', { name: 'Катерина Вуйцик' }).click()
  await page.getByRole('link', { name: 'Обʼєднати з іншою карткою' }).click()
  await page.getByRole('link', { name: /^Обрати: Kateryna Wójcik/ }).click()
  await hydrated(page.getByRole('radio', { name: /Kateryna Wójcik/ }))
  await page.getByRole('radio', { name: /Kateryna Wójcik/ }).check()
  await lookAt(page, 'admin-client-merge')
  await page.getByRole('button', { name: 'Обʼєднати', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('Роз’єднати їх не вийде')
  await page.getByRole('dialog').getByRole('button', { name: 'Обʼєднати', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kateryna Wójcik' })).toBeVisible()
  await expect(page.getByText('Інші номери: +380671112204')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: /DEMO[CD]/ })).toHaveCount(3)

  await openAdmin(page, 'clients')
  await lookFor(page, 'Ковалик')
  await page.getByRole('link', { name: 'Ніна Ковалик' }).click()
  await hydrated(page.getByRole('button', { name: 'Видалити дані назавжди' }))
  await page.getByRole('button', { name: 'Видалити дані назавжди' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Видалити дані назавжди' })).toBeDisabled()
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Видалити дані назавжди' }).click()
  await expect(page.getByText(/^Дані видалено/).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^№ [0-9A-F]{6}$/)
  await page.getByRole('link', { name: 'Історія дій' }).click()
  await page.getByLabel('Що', { exact: true }).selectOption({ label: 'Клієнти' })
  await page.getByRole('button', { name: 'Показати' }).click()
  await page.waitForURL(/what=clients/)
  await expect(page.getByRole('main').getByText('Змінено дані клієнта').first()).toBeVisible()
  await expect(page.getByText('Списано з картки')).toHaveCount(0)
  for (const words of ['Видалено дані клієнта', 'Обʼєднано картки клієнта', 'Завантажено дані клієнта']) {
    await expect(page.getByText(words).first()).toBeVisible()
  }
  await lookAt(page, 'audit-log', { screens: 1.5 })
  await page.getByLabel('Хто', { exact: true }).selectOption({ label: 'Stripe' })
  await page.getByRole('button', { name: 'Показати' }).click()
  await expect(page.getByText('Тут нічого немає. Спробуйте зняти фільтри.')).toBeVisible()
})

const SALON = 'kalyna-berlin'

/** The hours that the form shows for a service on a day. */
async function timesInForm(page: Page, service: string, day: string): Promise<readonly string[]> {
  await page.goto(`${demoAddresses().origin}/uk/book/${SALON}?step=time&service=${service}&staff=anyone&day=${day}`)
  const times = page.locator('main a:has(time)')
  await expect(times.or(page.getByText(/немає|зайнят/)).first()).toBeVisible()
  return times.allTextContents()
}

/** A face as clients see it: its picture has come. */
async function expectFace(picture: Locator): Promise<void> {
  await expect
    .poll(() => picture.evaluate((face) => face instanceof HTMLImageElement && face.naturalWidth))
    .toBeGreaterThan(0)
}

test('the owner goes to their other salon, whose new service and new staff member can be booked at once, within the hours, breaks and leaves that they set', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openAdmin(page, 'services')
  await lookAt(page, 'admin-services')
  await openAdmin(page, 'team')
  await lookAt(page, 'admin-team')

  const switcher = page.getByRole('button', { name: /^Обрати салон: Салон «Калина»/ })
  await hydrated(switcher)
  await switcher.click()
  await page.getByRole('menuitem', { name: 'Kalyna Berlin' }).click()
  await page.waitForURL(/\/admin\/kalyna-berlin\//)
  await page.getByRole('link', { name: 'Салон', exact: true }).click()
  await expect(page.getByLabel('Адреса', { exact: true })).toHaveValue('Torstraße 100, Berlin')
  await page.getByRole('link', { name: 'Послуги' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Blow-dry' })).toContainText(/30,00\s€/)
  await expect(page.getByText('Жіноча стрижка')).toHaveCount(0)

  await hydrated(page.getByRole('button', { name: 'Додати категорію' }))
  await page.getByRole('button', { name: 'Додати категорію' }).click()
  await page.getByLabel('Назва категорії').fill('Face')
  await page.getByRole('dialog').getByRole('button', { name: 'Зберегти' }).click()
  const face = page.getByRole('region', { name: 'Face' })
  await face.getByRole('link', { name: 'Додати послугу' }).click()
  await hydrated(page.getByLabel('Назва'))
  await page.getByLabel('Назва').fill('Massage')
  await page.getByLabel('Ціна', { exact: true }).fill('35')
  await page.getByLabel('Ціна до').fill('50')
  await page.getByLabel(/^Тривалість/).fill('60')
  await page.getByLabel(/^Перерва після/).fill('15')
  await page.getByRole('button', { name: 'Зберегти' }).click()
  const massage = face.getByRole('row').filter({ hasText: 'Massage' })
  await expect(massage).toContainText('ніхто')
  await expect(massage).toContainText(/35,00–50,00\s€/)
  await expect(massage).toContainText('1 год + 15 хв перерви')
  const service = await face.getByRole('link', { name: 'Massage' }).getAttribute('href')
  const id = service?.split('/').at(-1) ?? ''

  await openAdmin(page, 'team', { branch: SALON })
  await hydrated(page.getByLabel('Імʼя'))
  await page.getByLabel('Імʼя').fill('Nora')
  await page.getByRole('button', { name: 'Додати' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nora')
  await expect(page.getByText('Щоб до майстра можна було записатися')).toBeVisible()
  await hydrated(page.getByRole('button', { name: 'Обрати фото' }))
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Обрати фото' }).click()
  await (await chooser).setFiles('prisma/portraits/olena-512.webp')
  await expect(page.getByRole('button', { name: 'Прибрати фото' })).toBeVisible()
  await expectFace(page.getByRole('region', { name: 'Дані' }).locator('img'))
  for (const name of ['Massage', 'Blow-dry']) await page.getByRole('checkbox', { name }).check()
  await page.getByLabel('Massage: Свої хвилини').fill('45')
  await page.getByLabel('Blow-dry: Своя ціна').fill('40')
  await lookAt(page, 'admin-staff-member')
  const own = page.getByRole('region', { name: 'Послуги' })
  await own.getByRole('button', { name: 'Зберегти' }).click()
  await expect(own.getByText('Збережено', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Графік' }).click()
  const week = page.getByRole('region', { name: 'Щотижневий графік' })
  await hydrated(week.getByRole('checkbox', { name: 'понеділок' }))
  for (const weekday of await week.getByRole('checkbox').all()) await weekday.check()
  for (const pause of await week.getByRole('button', { name: 'Додати перерву' }).all()) await pause.click()
  await week.getByLabel('понеділок 1: з', { exact: true }).fill('09:00')
  await week.getByRole('button', { name: 'Зберегти' }).click()
  await expect(week.getByText('Збережено')).toBeVisible()
  await page.getByRole('link', { name: 'Далі' }).click()
  await page.waitForURL(/day=/)
  const chosen = page.url()
  const [, day = ''] = /day=([\d-]+)/.exec(chosen) ?? []
  await lookAt(page, 'admin-schedule')

  // As clients see it: the range, the face, and no time in the break.
  await page.goto(`${demoAddresses().origin}/uk/book/${SALON}`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Massage' })).toContainText(/45 хв.*35,00–50,00\s€/)
  await expect(page.getByRole('listitem').filter({ hasText: 'Blow-dry' })).toContainText(/30,00–40,00\s€/)
  await page.getByRole('checkbox', { name: /Massage/ }).check()
  await page.getByRole('button', { name: 'Далі' }).click()
  await expectFace(page.getByRole('link', { name: /Nora/ }).locator('img'))
  const usual = await timesInForm(page, id, day)
  expect(usual.length).toBeGreaterThan(3)
  expect(usual.join()).not.toContain('14:')
  expect(usual.join()).toContain('15:00')

  // After a client the next one comes a quarter of an hour later.
  const contact = aContact()
  await page.locator('main a:has(time)').filter({ hasText: '15:00' }).click()
  await leaveContact(page, contact)
  await page.waitForURL(/\/done\//)
  const after = (await timesInForm(page, id, day)).filter((time) => time.includes('15:') || time.includes('16:'))
  expect(after[0]).toContain('16:00')

  await page.goto(chosen)
  const ofDay = page.getByRole('region', { name: /лют|січ|груд|листоп|берез|квіт|трав|черв|лип|серп|верес|жовт/ })
  await hydrated(ofDay.getByRole('radio', { name: 'Інші години' }))
  await ofDay.getByRole('radio', { name: 'Інші години' }).focus()
  await page.keyboard.press('Space')
  await ofDay.getByRole('button', { name: /Прибрати відрізок 2/ }).click()
  await ofDay.getByLabel(/: з$/).fill('20:00')
  await ofDay.getByLabel(/: до$/).fill('22:00')
  await ofDay.getByRole('button', { name: 'Зберегти' }).press('Enter')
  // Who is booked already is named first.
  const fallen = page.getByRole('dialog', { name: 'Записи, на які майстра не буде' })
  await expect(fallen).toContainText(`${contact.name}, Massage`)
  await fallen.getByRole('button', { name: 'Зберегти, записи лишити' }).click()
  await expect(page.locator('[aria-current=date]')).toContainText('20–22')
  await expect(ofDay.getByText('Збережено')).toBeVisible()
  const changed = await timesInForm(page, id, day)
  expect(changed[0]).toContain('20:00')
  expect(usual[0]).not.toContain('20:00')

  await page.goto(chosen)
  const away = page.getByRole('region', { name: 'Відсутність' })
  await hydrated(away.getByLabel('Причина'))
  await away.getByLabel('Причина').fill('Навчання')
  await away.getByRole('button', { name: 'Додати' }).click()
  await expect(away.getByText('Навчання', { exact: true })).toBeVisible()
  await expect(page.locator('[aria-current=date]')).toContainText('відсутність')
  expect(await timesInForm(page, id, day)).toEqual([])
  await page.goto(chosen)
  await hydrated(away.getByRole('button', { name: /^Видалити/ }))
  await away.getByRole('button', { name: /^Видалити/ }).click()
  await page.getByRole('dialog', { name: 'Видалити відсутність?' }).getByRole('button', { name: 'Видалити' }).click()
  await expect(away.getByText('Навчання', { exact: true })).toHaveCount(0)
  expect(await timesInForm(page, id, day)).toEqual(changed)
})
