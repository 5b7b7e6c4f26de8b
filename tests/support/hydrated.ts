import { expect, type Locator, type Page } from '@playwright/test'

const MOST_WAIT_MS = 20_000

// A part of a page that came later, and is shown soon.
const NOT_SHOWN_YET = 'div[hidden][id^="S:"]'

/** Waits until React listens to an element, or to one that takes its place meanwhile: what is chosen before is not heard. */
export async function hydrated(elements: Locator): Promise<void> {
  const page = elements.page()
  await expect(async () => {
    expect(await page.locator(NOT_SHOWN_YET).count()).toBe(0)
    expect(await elements.evaluateAll(areHeard)).toBe(true)
  }).toPass({ timeout: MOST_WAIT_MS })
}

/** The same of everything on a page that can be typed into, chosen or pressed. */
export async function pageHydrated(page: Page): Promise<void> {
  await hydrated(page.locator('button, input:not([type=hidden]), select, textarea'))
}

/** What React keeps of an element. */
type Fiber = { readonly flags: number; readonly return: Fiber | null; readonly alternate: Fiber | null }

/** An element has its handlers a while before the tree around it is finished, and only then are they called. */
function areHeard(elements: readonly object[]): boolean {
  // React's marks of what it is still placing (2) and still hydrating (4096); they mean nothing on what it changes again.
  const UNFINISHED = 4098
  const isHeard = (element: object): boolean => {
    const keys = Object.entries(element)
    const isHandled = keys.some(([key]) => key.startsWith('__reactProps'))
    let fiber: Fiber | null = keys.find(([key]) => key.startsWith('__reactFiber'))?.[1] ?? null
    let isFinished = isHandled && fiber !== null
    for (; fiber; fiber = fiber.return) isFinished &&= fiber.alternate !== null || (fiber.flags & UNFINISHED) === 0
    return isFinished
  }
  return elements.length > 0 && elements.every(isHeard)
}
