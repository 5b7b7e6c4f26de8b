import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from './hydrated.ts'

type Caller = { readonly name: string; readonly phone: string }

/** The day so many days from now, as an address names it. */
export const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Where letters to a client go whom staff have typed in. */
export const CALLER_EMAIL = 'olena@example.com'

/** Types a visit at noon with whoever comes first, as for a client on the phone. */
export async function typeVisit(page: Page, { name, phone }: Caller): Promise<Locator> {
  await hydrated(page.getByRole('button', { name: 'Записати клієнта', exact: true }))
  await page.getByRole('button', { name: 'Записати клієнта', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Клієнт').fill(name)
  await dialog.getByLabel('Телефон').fill(phone)
  await dialog.getByLabel('Пошта').fill(CALLER_EMAIL)
  await dialog.getByLabel('Час').fill('12:00')
  return dialog
}

export async function enterVisit(page: Page, caller: Caller): Promise<void> {
  const dialog = await typeVisit(page, caller)
  await dialog.getByRole('button', { name: 'Записати', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** Opens a visit beside the journal; its buttons listen. */
export async function openVisit(page: Page, { name }: Caller): Promise<Locator> {
  await page.getByRole('button', { name: new RegExp(`^12:00 ${name}`) }).press('Enter')
  const card = page.getByRole('dialog', { name: 'Відкрити візит' })
  await hydrated(card.getByRole('button', { name: 'Посилання на оплату' }))
  return card
}

/** Makes a payment link for a part of what is open, or for all of it, and leaves its dialog open. */
export async function makeLink(card: Locator, part?: string): Promise<{ address: string; made: Locator }> {
  await card.getByRole('button', { name: 'Посилання на оплату' }).click()
  const dialog = card.page().getByRole('dialog', { name: 'Посилання на оплату' })
  if (part) {
    await dialog.getByLabel('Інша сума').check()
    await dialog.getByRole('textbox', { name: 'Сума' }).fill(part)
  }
  await dialog.getByRole('button', { name: 'Створити посилання' }).click()
  await expect(dialog.getByRole('img', { name: /QR/ })).toBeVisible()
  return { address: (await dialog.locator('code').textContent()) ?? '', made: dialog }
}
