import { expect, type Locator } from '@playwright/test'

const MOST_WAIT_MS = 20_000

/** Waits until React listens to an element, or to one that takes its place meanwhile: what is chosen before is not heard. */
export async function hydrated(element: Locator): Promise<void> {
  await expect(async () => {
    const keys = await element.evaluate((one) => Object.keys(one), undefined, { timeout: 2000 })
    expect(keys.some((key) => key.startsWith('__reactProps'))).toBe(true)
  }).toPass({ timeout: MOST_WAIT_MS })
}
