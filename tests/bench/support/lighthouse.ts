import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'

// A tenth of all that an installation would hold, for one benchmark: it is installed when it is wanted.
const HOME = join(import.meta.dirname, '..', 'lighthouse')
const COMMAND = join(HOME, 'node_modules', 'lighthouse', 'cli', 'index.js')

// Not in step: the page that is looked at may be served by this very process.
const run = promisify(execFile)

const Audit = z.object({ numericValue: z.number() })
const Report = z.object({
  audits: z.object({ 'largest-contentful-paint': Audit, 'total-blocking-time': Audit }),
})

async function install(): Promise<void> {
  const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  await (npm ? run(process.execPath, [npm, ...args], { cwd: HOME }) : run('npm', args, { cwd: HOME }))
}

type Found = { readonly lcpMs: number; readonly blockingMs: number }

/** The slow network and processor are calculated from a fast visit, as Lighthouse does of itself; or they are there. */
export type Throttling = 'simulate' | 'devtools'

/** What Lighthouse finds of a page in its own mobile setting, through a browser that listens at the port. */
export async function auditPage(url: string, port: number, throttling: Throttling): Promise<Found> {
  if (!existsSync(COMMAND)) await install()
  const how = [`--throttling-method=${throttling}`, '--only-categories=performance']
  const wishes = [...how, '--output=json', '--quiet', `--port=${port}`]
  const { stdout } = await run(process.execPath, [COMMAND, url, ...wishes], { maxBuffer: 64 * 1024 * 1024 })
  const { audits } = Report.parse(JSON.parse(stdout))
  return {
    lcpMs: audits['largest-contentful-paint'].numericValue,
    blockingMs: audits['total-blocking-time'].numericValue,
  }
}
