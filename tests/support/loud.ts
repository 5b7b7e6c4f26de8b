import { afterEach, beforeEach, expect, vi } from 'vitest'

// Whatever is complained about while a test runs fails it.
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
