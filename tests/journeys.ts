// The end-to-end tests: a real Chromium on the production build; `npm run test:journeys [-- playwright's options]`.
// By themselves they take the pictures of the documentation too; as a part of `npm test` they spare the time.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureChromium } from './support/chromium.ts'

const CHROMIUM_PATH = await ensureChromium()
const playwright = join(import.meta.dirname, '..', 'node_modules', '@playwright', 'test', 'cli.js')
const { status } = spawnSync(process.execPath, [playwright, 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ZAPYS_PICTURES: '1', ...process.env, CHROMIUM_PATH },
})
process.exitCode = status ?? 1
