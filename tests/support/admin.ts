import type { Page } from '@playwright/test'
import { demoAddresses } from './demo.ts'

/** Signs the demo's owner in and opens Finance → Cashless payments. */
export async function openPayments(page: Page, locale: 'uk' | 'en' = 'uk'): Promise<void> {
  const { origin, admin } = demoAddresses()
  await page.goto(`${origin}/${locale}/admin`)
  await page.getByLabel(/Електронна пошта|Email/).fill(admin.email)
  await page.getByLabel(/^(Пароль|Password)/).fill(admin.password)
  await page.getByRole('button', { name: /Увійти|Sign in/ }).click()
  await page.waitForURL(/cashless-payments/)
}

export const paymentRow = (page: Page, clientName: string) => page.getByRole('row').filter({ hasText: clientName })
