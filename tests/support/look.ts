import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const SCREENSHOTS = 'docs/screenshots'
const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

/** What axe finds on the page, of all its rules or of some; the card's frame is Stripe's. */
export async function violationsOn(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  // Its way for old browsers opens no second page for each look; frames are left out anyway.
  const axe = new AxeBuilder({ page }).exclude('iframe').setLegacyMode(true)
  // What is in order need not be described.
  const wishes = { resultTypes: ['violations' as const], ...(rules.length > 0 && { runOnly: [...rules] }) }
  const { violations } = await axe.options(wishes).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Leaves a picture in the documentation, where pictures are wanted: `npm run test:journeys`, not the whole of `npm test`. */
async function takePicture(page: Page, name: string, { screens, isUnpictured }: Wishes): Promise<void> {
  if (isUnpictured || process.env.ZAPYS_PICTURES !== '1') return
  await page.evaluate(waitForOurFonts)
  const { width, height } = page.viewportSize() ?? DESK
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  const clip = { x: 0, y: 0, width, height: Math.min(whole, height * (screens ?? Number.POSITIVE_INFINITY)) }
  const picture = { path: `${SCREENSHOTS}/${name}.png`, animations: 'disabled', clip } as const
  if (page.frames().length === 1) {
    await page.screenshot({ ...picture, fullPage: true })
    return
  }
  // A frame out of sight is not painted: the whole page has to be in the window.
  await page.setViewportSize({ width, height: clip.height })
  await page.waitForTimeout(1500)
  await page.screenshot(picture)
  await page.setViewportSize({ width, height })
}

/** A page that is new to a browser may be shown in the system's letters, so that nothing jumps; a picture can wait. */
async function waitForOurFonts(): Promise<void> {
  for (const sheet of document.styleSheets) {
    for (const rule of [...sheet.cssRules]) {
      const text = rule instanceof CSSFontFaceRule ? rule.cssText : ''
      if (!text.includes('optional')) continue
      sheet.insertRule(text.replace(/font-display:\s*optional/, 'font-display: block'), sheet.cssRules.length)
    }
  }
  await document.fonts.ready
}

type Wishes = {
  /** How much of a long page its picture shows, in windows; all of it where nothing is wished. */
  readonly screens?: number
  /** The hours of a day go on sideways, as on a ruler. */
  readonly isTimeline?: true
  /** Nothing to show in the documentation. */
  readonly isUnpictured?: true
}

/** Tables that have to be scrolled sideways to be read. */
function cutOff(): readonly string[] {
  return [...document.querySelectorAll('main :has(> table)')]
    .filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1)
    .map((box) => `${box.tagName} ${box.className}: ${box.scrollWidth} in ${box.clientWidth}`)
}

/** Day or night; Mantine follows by script, a moment after the browser, and has two sets of colours mixed until then. */
async function light(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  const followed = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme)
  await expect.poll(async () => (await followed()) ?? colorScheme).toBe(colorScheme)
}

/**
 * Looks at a page as people do: on a phone and on a desk, by day and by night. Nothing may be unreadable or wider than
 * its screen.
 */
export async function lookAt(page: Page, name: string, wishes: Wishes = {}): Promise<void> {
  // After a link that is none of the router's there is for a moment a document without anything.
  await page.waitForLoadState()
  for (const [size, suffix] of [
    [PHONE, '-phone'],
    [DESK, ''],
  ] as const) {
    await page.setViewportSize(size)
    await page.evaluate(() => window.scrollTo(0, 0))
    await takePicture(page, `${name}${suffix}`, wishes)
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    // A page that was made narrower needs a moment to close its menu.
    await expect.configure({ soft: true }).poll(beyond, `${name}${suffix}`).toBeLessThanOrEqual(0)
  }
  const isCut = wishes.isTimeline ? [] : await page.evaluate(cutOff)
  expect.soft(isCut, `${name}: cut off on a desk`).toEqual([])
  // By night nothing is different but the colours.
  await light(page, 'dark')
  expect.soft(await violationsOn(page, ['color-contrast']), `${name}, dark`).toEqual([])
  await light(page, 'light')
  expect.soft(await violationsOn(page), `${name}, light`).toEqual([])
}
