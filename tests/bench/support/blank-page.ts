import { join } from 'node:path'
import { runChild, startChild } from '#sandbox/services/child.ts'
import { freePort } from '#sandbox/services/free-port.ts'
import { untilAnswers } from '#sandbox/services/until-ready.ts'

const HOME = join(import.meta.dirname, '..', 'blank-page')
const NEXT = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'next', 'dist', 'bin', 'next')
const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

type BlankPage = { readonly url: string; readonly stop: () => Promise<void> }

/** The floor of a page of Next: one with a heading and nothing else, built and served by the very Next of the app. */
export async function startBlankPage(folder: string): Promise<BlankPage> {
  const logFile = join(folder, 'blank-page.log')
  await runChild({ name: 'next build of a blank page', args: [NEXT, 'build', HOME], env, logFile })
  const port = await freePort()
  const args = [NEXT, 'start', HOME, '--hostname', '127.0.0.1', '--port', String(port)]
  const child = await startChild({ name: 'the blank page', args, env, logFile })
  const url = `http://127.0.0.1:${port}/`
  await untilAnswers(child, url)
  return { url, stop: () => child.stop() }
}
