import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const SCREENSHOTS = 'docs/screenshots'
const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

/** What axe finds on the page, of all its rules or of some; the card's frame is Stripe's. */
export async function violationsOn(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  // Its way for old browsers opens no second page for each look; frames are left out anyway.
  const axe = new AxeBuilder({ page }).exclude('iframe').setLegacyMode(true)
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Leaves a picture in the documentation, where pictures are wanted: `npm run test:journeys`, not the whole of `npm test`. */
async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.ZAPYS_PICTURES !== '1') return
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, animations: 'disabled', fullPage: true })
}

/**
 * Looks at a page as people do: on a phone and on a desk, by day and by night. Nothing may be unreadable or wider than
 * its screen.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  for (const [size, suffix] of [
    [PHONE, '-phone'],
    [DESK, ''],
  ] as const) {
    await page.setViewportSize(size)
    await page.evaluate(() => window.scrollTo(0, 0))
    await takePicture(page, `${name}${suffix}`)
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    // A page that was made narrower needs a moment to close its menu.
    await expect.configure({ soft: true }).poll(beyond, `${name}${suffix}`).toBeLessThanOrEqual(0)
  }
  // By night nothing is different but the colours.
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await violationsOn(page, ['color-contrast']), `${name}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect.soft(await violationsOn(page), `${name}, light`).toEqual([])
}
