import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The package throws outside of Next's server bundle; in tests all is server.
const alias = { 'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)) }

type Wishes = {
  include?: string[]
  isolate?: boolean
  globalSetup?: string
  setupFiles?: string[]
  testTimeout?: number
}

// What has to happen may take its time on a busy machine; what must not take long is measured by `npm run bench`.
const PATIENCE = { testTimeout: 20_000, expect: { poll: { timeout: 10_000 } } }

// Side by side they must agree on their workers: two, as many as the smallest machine has cores.
const project = (name: string, wishes: Wishes = {}) => ({
  resolve: { alias },
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...PATIENCE, maxWorkers: 2, ...wishes },
})

const LOUD = 'tests/support/loud.ts'
const WITH_SERVICES_FILES = ['tests/support/app-env.ts', LOUD, 'tests/support/audited.ts']
const WITH_SERVICES: Wishes = { globalSetup: 'tests/support/services.ts', setupFiles: WITH_SERVICES_FILES }

export default defineConfig({
  test: {
    taskTitleValueFormatTruncate: 0,
    projects: [
      project('house', { include: ['tests/*.test.ts'] }),
      project('unit', { setupFiles: [LOUD], isolate: false }),
      project('flows', { ...WITH_SERVICES, isolate: false }),
      project('http', {
        ...WITH_SERVICES,
        setupFiles: [...WITH_SERVICES_FILES, 'tests/support/next-stand-ins.ts'],
        isolate: false,
      }),
      project('model', { ...WITH_SERVICES, testTimeout: 600_000 }),
      // Every file starts a simulator of its own; what they import need not be loaded each time.
      project('stripe-contract', { isolate: false }),
    ],
  },
})
