import type { Locator } from '@playwright/test'

/** Waits until React listens to an element: what is chosen before that is not heard. */
export async function hydrated(element: Locator): Promise<void> {
  const handle = await element.elementHandle()
  await element
    .page()
    .waitForFunction((one) => one !== null && Object.keys(one).some((key) => key.startsWith('__reactProps')), handle)
}
