import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

// A tenth of all that an installation would hold, for one benchmark: it is installed when it is wanted.
const HOME = join(import.meta.dirname, '..', 'lighthouse')
const COMMAND = join(HOME, 'node_modules', 'lighthouse', 'cli', 'index.js')

const Audit = z.object({ numericValue: z.number() })
const Report = z.object({
  audits: z.object({ 'largest-contentful-paint': Audit, 'total-blocking-time': Audit }),
})

function install(): void {
  const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  if (npm) execFileSync(process.execPath, [npm, ...args], { cwd: HOME })
  else execFileSync('npm', args, { cwd: HOME })
}

/** What Lighthouse finds of a page in its own mobile setting, through a browser that listens at the port. */
export function auditPage(url: string, port: number): { readonly lcpMs: number; readonly blockingMs: number } {
  if (!existsSync(COMMAND)) install()
  const wishes = ['--output=json', '--only-categories=performance', '--quiet', `--port=${port}`]
  const report = execFileSync(process.execPath, [COMMAND, url, ...wishes], { maxBuffer: 64 * 1024 * 1024 })
  const { audits } = Report.parse(JSON.parse(report.toString('utf8')))
  return {
    lcpMs: audits['largest-contentful-paint'].numericValue,
    blockingMs: audits['total-blocking-time'].numericValue,
  }
}
