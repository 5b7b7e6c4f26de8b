import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The package throws outside of Next's server bundle; in tests all is server.
const alias = { 'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)) }

const project = (name: string, test: { include?: string[]; globalSetup?: string; setupFiles?: string[] } = {}) => ({
  resolve: { alias },
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 20_000, ...test },
})

const WITH_SERVICES = {
  globalSetup: 'tests/support/services.ts',
  setupFiles: ['tests/support/app-env.ts', 'tests/support/loud.ts'],
}

export default defineConfig({
  test: {
    projects: [
      project('unit', {
        include: ['tests/unit/**/*.test.ts', 'tests/*.test.ts'],
        setupFiles: ['tests/support/loud.ts'],
      }),
      project('flows', WITH_SERVICES),
      project('http', WITH_SERVICES),
      project('stripe-contract'),
    ],
  },
})
