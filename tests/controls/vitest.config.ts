import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { CONTROLS } from './controls.ts'
import { withoutGuard } from './without-guard.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const source = CONTROLS.find(({ guard }) => guard === process.env.CONTROL_GUARD)?.source

export default defineConfig({
  root,
  plugins: source ? [withoutGuard(source)] : [],
  resolve: { alias: { 'server-only': `${root}/node_modules/server-only/empty.js` } },
  test: {
    include: ['tests/{unit,flows,http}/**/*.test.ts'],
    // Tests are found by their whole names.
    taskTitleValueFormatTruncate: 0,
    testTimeout: 20_000,
    globalSetup: 'tests/controls/handed-services.ts',
    setupFiles: ['tests/support/app-env.ts', 'tests/support/loud.ts'],
  },
})
