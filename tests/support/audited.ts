import { afterAll, expect } from 'vitest'
import { audit } from '#lib/db/auditor.ts'
import { queue } from '#lib/queue/queue.ts'

// After every file of tests the whole database is looked through for what must never be.
afterAll(async () => {
  // The auditor looks at the queue's letters too.
  await queue()
  expect(await audit()).toEqual([])
})
