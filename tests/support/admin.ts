import type { BrowserContext, Page } from '@playwright/test'
import { demoAddresses } from './demo.ts'
import { pageHydrated } from './hydrated.ts'

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

let session: Cookies | undefined

/** Opens Finance → Cashless payments for the demo's owner. */
export async function openPayments(page: Page, locale: 'uk' | 'en' = 'uk'): Promise<void> {
  await openAdmin(page, 'finance/cashless-payments', { locale })
}

/** Opens a page of a salon of the demo's owner, who signs in once for all tests of a process, and waits until it listens. */
export async function openAdmin(
  page: Page,
  path: string,
  { locale = 'uk', branch = demoAddresses().branch }: { locale?: 'uk' | 'en'; branch?: string } = {},
): Promise<void> {
  if (session) await page.context().addCookies(session)
  else await signIn(page, locale)
  session ??= await page.context().cookies()
  await page.goto(`${demoAddresses().origin}/${locale}/admin/${branch}/${path}`)
  await pageHydrated(page)
}

export async function signIn(page: Page, locale: 'uk' | 'en' = 'uk'): Promise<void> {
  const { origin, admin } = demoAddresses()
  await page.goto(`${origin}/${locale}/sign-in`)
  await pageHydrated(page)
  await page.getByLabel(/Електронна пошта|Email/).fill(admin.email)
  await page.getByLabel(/^(Пароль|Password)/).fill(admin.password)
  await page.getByRole('button', { name: /Увійти|Sign in/ }).click()
  await page.waitForURL(/\/admin\/[^/]+\//)
}

export const paymentRow = (page: Page, clientName: string) => page.getByRole('row').filter({ hasText: clientName })
