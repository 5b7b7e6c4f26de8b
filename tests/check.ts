// Format, lint, types, house and dead code, side by side; `npm run check`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export type CheckResult = { readonly name: string; readonly isGood: boolean; readonly output: string }

const ROOT = join(import.meta.dirname, '..')

const CHECKS = [
  { name: 'format and lint', args: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', args: ['typescript/bin/tsc', '--noEmit'] },
  { name: 'house and words', args: ['vitest/vitest.mjs', 'run', '--project', 'house'] },
  { name: 'dead code', args: ['knip/bin/knip.js'] },
] as const

function run({ name, args: [script, ...args] }: (typeof CHECKS)[number]): Promise<CheckResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('close', (code) => resolve({ name, isGood: code === 0, output }))
  })
}

/** Runs every check and prints what is wrong. */
export async function runChecks(): Promise<readonly CheckResult[]> {
  const results = await Promise.all(CHECKS.map(run))
  for (const { name, isGood, output } of results) {
    console.log(`${isGood ? '✓' : '✗'} ${name}`)
    if (!isGood) console.log(output)
  }
  return results
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const results = await runChecks()
  process.exitCode = results.every(({ isGood }) => isGood) ? 0 : 1
}
