import { defineConfig } from '@playwright/test'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.test.ts',
  projects: [
    { name: 'together', testIgnore: 'alone/**' },
    // What changes the demo's salon for everyone waits until the others are over.
    { name: 'alone', testMatch: 'alone/*.test.ts', dependencies: ['together'] },
  ],
  globalSetup: './tests/support/demo.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    launchOptions: { args: ARGS, ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }) },
    // To write down every moment costs more than the tests: by hand, with `--trace on`.
    trace: 'off',
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'uk-UA',
    timezoneId: 'Europe/Kyiv',
  },
})
