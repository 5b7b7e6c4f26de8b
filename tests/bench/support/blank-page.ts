import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runChild } from '#sandbox/services/child.ts'
import { freePort } from '#sandbox/services/free-port.ts'

const HOME = join(import.meta.dirname, '..', 'blank-page')
const NEXT = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'next', 'dist', 'bin', 'next')
const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const

type BlankPage = { readonly url: string; readonly stop: () => Promise<void> }

/** The floor of a page of Next: one with a heading and nothing else, built and served by the very Next of the app. */
export async function startBlankPage(folder: string): Promise<BlankPage> {
  const logFile = join(folder, 'blank-page.log')
  await runChild({ name: 'next build of a blank page', args: [NEXT, 'build', HOME], env, logFile })
  const port = await freePort()
  const child = spawn(process.execPath, [NEXT, 'start', HOME, '--hostname', '127.0.0.1', '--port', String(port)], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}/`
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`the blank page ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { url, stop }
}
