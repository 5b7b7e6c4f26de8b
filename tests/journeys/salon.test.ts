import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
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
  await openAdmin(page, 'settings/audit-log?what=clients')
  for (const words of ['Видалено дані клієнта', 'Обʼєднано картки клієнта', 'Завантажено дані клієнта']) {
    await expect(page.getByText(words).first()).toBeVisible()
  }
})

const SALON = { branch: 'kalyna-berlin' }

/** The hours that the form shows for a service on a day. */
async function timesInForm(page: Page, service: string, day: string): Promise<readonly string[]> {
  await page.goto(
    `${demoAddresses().origin}/uk/book/${SALON.branch}?step=time&service=${service}&staff=anyone&day=${day}`,
  )
  const times = page.locator('main a:has(time)')
  await expect(times.or(page.getByText(/немає|зайнят/)).first()).toBeVisible()
  return times.allTextContents()
}

test('a new service and a new staff member can be booked at once, and a day’s other hours change the free times', async ({
  page,
}) => {
  await openAdmin(page, 'services')
  await lookAt(page, 'admin-services')
  await openAdmin(page, 'team')
  await lookAt(page, 'admin-team')

  await openAdmin(page, 'services', SALON)
  await hydrated(page.getByRole('button', { name: 'Додати категорію' }))
  await page.getByRole('button', { name: 'Додати категорію' }).click()
  await page.getByLabel('Назва категорії').fill('Face')
  await page.getByRole('dialog').getByRole('button', { name: 'Зберегти' }).click()
  const face = page.getByRole('region', { name: 'Face' })
  await face.getByRole('link', { name: 'Додати послугу' }).click()
  await hydrated(page.getByLabel('Назва'))
  await page.getByLabel('Назва').fill('Massage')
  await page.getByLabel('Ціна', { exact: true }).fill('35')
  await page.getByLabel(/^Тривалість/).fill('60')
  await page.getByRole('button', { name: 'Зберегти' }).click()
  await expect(face.getByRole('row').filter({ hasText: 'Massage' })).toContainText('ніхто')
  const service = await face.getByRole('link', { name: 'Massage' }).getAttribute('href')

  await openAdmin(page, 'team', SALON)
  await hydrated(page.getByLabel('Імʼя'))
  await page.getByLabel('Імʼя').fill('Nora')
  await page.getByRole('button', { name: 'Додати' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nora')
  await expect(page.getByText('Щоб до майстра можна було записатися')).toBeVisible()
  await hydrated(page.getByRole('checkbox', { name: 'Massage' }))
  await page.getByRole('checkbox', { name: 'Massage' }).check()
  await page.getByLabel('Massage: Своя ціна').fill('40')
  await lookAt(page, 'admin-staff-member')
  await page.getByRole('region', { name: 'Послуги' }).getByRole('button', { name: 'Зберегти' }).click()
  await expect(page.getByText('Збережено', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Графік' }).click()
  const week = page.getByRole('region', { name: 'Щотижневий графік' })
  await hydrated(week.getByRole('checkbox', { name: 'понеділок' }))
  for (const weekday of await week.getByRole('checkbox').all()) await weekday.check()
  await week.getByLabel('понеділок: до', { exact: true }).fill('12:00')
  await week.getByRole('button', { name: 'Зберегти' }).click()
  await expect(week.getByText('Збережено')).toBeVisible()
  await page.getByRole('link', { name: 'Далі' }).click()
  const chosen = page.url()
  const [, day = ''] = /day=([\d-]+)/.exec(chosen) ?? []
  await lookAt(page, 'admin-schedule')
  const id = service?.split('/').at(-1) ?? ''
  const usual = await timesInForm(page, id, day)
  expect(usual.length).toBeGreaterThan(3)

  await page.goto(chosen)
  const ofDay = page.getByRole('region', { name: /лют|січ|груд|листоп|берез|квіт|трав|черв|лип|серп|верес|жовт/ })
  await hydrated(ofDay.getByRole('radio', { name: 'Інші години' }))
  await ofDay.getByRole('radio', { name: 'Інші години' }).focus()
  await page.keyboard.press('Space')
  await ofDay.getByLabel(/: з$/).fill('20:00')
  await ofDay.getByLabel(/: до$/).fill('22:00')
  await ofDay.getByRole('button', { name: 'Зберегти' }).press('Enter')
  await expect(ofDay.getByText('Збережено')).toBeVisible()
  const changed = await timesInForm(page, id, day)
  expect(changed[0]).toContain('20:00')
  expect(usual[0]).not.toContain('20:00')
})
