import { expect, type FrameLocator, type Page } from '@playwright/test'
import { demoAddresses } from './demo.ts'

export const CARDS = {
  good: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  expired: '4000000000000069',
  incorrectCvc: '4000000000000127',
  overLimit: '4000000000006975',
  authentication: '4000000000003220',
  refundFails: '4000000000005126',
  isDisputed: '4000000000000259',
} as const

export type Contact = { readonly name: string; readonly phone: string; readonly email: string }

let clients = 0

const FIRST_NAMES = ['Анна', 'Марія', 'Софія', 'Дарина', 'Ірина', 'Юлія', 'Катерина', 'Оксана', 'Наталія', 'Вікторія']
const LAST_NAMES = [
  ...['Коваль', 'Мельник', 'Бондар', 'Ткач', 'Кравець', 'Шевчук', 'Поліщук', 'Лисенко', 'Марчук', 'Савчук'],
  ...['Гончар', 'Руденко', 'Мороз', 'Кушнір', 'Павлюк', 'Бойко', 'Швець', 'Гайдай', 'Кузьма', 'Романюк'],
]

/** A client whom nobody has seen before; the demo's own clients have other names. */
export function aContact(): Contact {
  clients += 1
  const worker = Number(process.env.TEST_WORKER_INDEX ?? 0)
  const index = worker * 40 + clients
  const name = `${FIRST_NAMES[index % 10]} ${LAST_NAMES[Math.floor(index / 10) % 20]}`
  const number = String(index).padStart(7, '0')
  return { name, phone: `+48 51${number}`, email: `client${number}@example.com` }
}

/** The form's words that the tests press, in both languages. */
const WORDS = {
  uk: {
    next: 'Далі',
    anyone: /Будь-хто/,
    days: 'Дні',
    toPayment: 'До оплати',
    name: 'Імʼя',
    phone: 'Телефон',
    email: 'Електронна пошта',
    pay: /^Оплатити/,
  },
  en: {
    next: 'Continue',
    anyone: /Anyone/,
    days: 'Days',
    toPayment: 'To payment',
    name: 'Name',
    phone: 'Phone',
    email: 'Email',
    pay: /^Pay /,
  },
} as const

export type FormLocale = keyof typeof WORDS

type Wishes = {
  readonly locale?: FormLocale
  readonly services?: readonly RegExp[]
  /** Another salon than the demo's first. */
  readonly salon?: string
  readonly staff?: RegExp
  /** Which of the free days, so that tests keep out of each other's way. */
  readonly day?: number
  /** Which of the day's free times. */
  readonly time?: number
}

/** From the first step to the contacts. */
export async function chooseTime(page: Page, wishes: Wishes = {}): Promise<void> {
  const { locale = 'uk', services = [/Жіноча стрижка/], day = 2, time = 0, salon } = wishes
  const words = WORDS[locale]
  const { origin, branch } = demoAddresses()
  await page.goto(`${origin}/${locale}/book/${salon ?? branch}`)
  for (const service of services) await page.getByRole('checkbox', { name: service }).check()
  await page.getByRole('button', { name: words.next }).click()
  await page.getByRole('link', { name: wishes.staff ?? words.anyone }).click()
  await chooseDay(page, day, locale)
  await page.locator('main a:has(time)').nth(time).click()
  await expect(page.getByLabel(words.name)).toBeVisible()
}

/** Chooses a day of those shown, and waits until its times stand there: before that they are another day's. */
export async function chooseDay(form: Page | FrameLocator, day: number, locale: FormLocale = 'uk'): Promise<void> {
  const link = form.getByRole('navigation', { name: WORDS[locale].days }).getByRole('link').nth(day)
  await link.click()
  await expect(link).toHaveAttribute('aria-current', 'date')
}

export async function leaveContact(page: Page, contact: Contact, locale: FormLocale = 'uk'): Promise<void> {
  const words = WORDS[locale]
  await page.getByLabel(words.name).fill(contact.name)
  await page.getByLabel(words.phone).fill(contact.phone)
  await page.getByLabel(words.email).fill(contact.email)
  await page.locator('form button[type=submit]').click()
}

/** Stripe's own frame, into which the card is typed. */
export const cardFrame = (page: Page): FrameLocator => page.locator('main iframe').first().contentFrame()

export async function enterCard(page: Page, number: string): Promise<void> {
  const frame = cardFrame(page)
  await frame.getByLabel(/card number|номер картки/i).fill(number)
  await frame.getByLabel(/expir|термін/i).fill('12 / 34')
  await frame.getByLabel(/security code|cvc|код безпеки/i).fill('123')
}

export const payButton = (page: Page, locale: FormLocale = 'uk') =>
  page.getByRole('button', { name: WORDS[locale].pay })

/**
 * Presses *Pay* by keyboard: right after a scroll Chromium may still give a mouse's click to the card's frame, which
 * is another process and stood there a moment before.
 */
export const pressPay = (page: Page, locale: FormLocale = 'uk') => payButton(page, locale).press('Enter')

/** The whole way to a paid visit. */
export async function bookAndPay(
  page: Page,
  wishes: Wishes & { readonly contact: Contact; readonly card?: string },
): Promise<void> {
  await chooseTime(page, wishes)
  await leaveContact(page, wishes.contact, wishes.locale)
  await enterCard(page, wishes.card ?? CARDS.good)
  await pressPay(page, wishes.locale)
  await page.waitForURL(/\/done\//)
}
