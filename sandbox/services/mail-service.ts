import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { untilAnswers } from './until-ready.ts'

export type MailService = { readonly smtpUrl: string; readonly origin: string; readonly child: Child }

const MAILDEV = join(import.meta.dirname, '..', '..', 'node_modules', 'maildev', 'dist', 'bin', 'maildev.js')

/** Starts the mail catcher: whatever the app sends is kept here and can be read in a browser. */
export async function startMailService(options: {
  readonly smtpPort: number
  readonly webPort: number
  readonly logFile: string
  readonly folder?: string
}): Promise<MailService> {
  const { smtpPort, webPort, logFile, folder } = options
  const loopback = '127.0.0.1'
  const child = await startChild({
    name: 'the mail catcher',
    args: [
      MAILDEV,
      ...['--smtp', String(smtpPort), '--ip', loopback],
      ...['--web', String(webPort), '--web-ip', loopback],
      ...(folder ? ['--mail-directory', folder] : []),
    ],
    logFile,
  })
  const origin = `http://${loopback}:${webPort}`
  await untilAnswers(child, `${origin}/api/healthz`)
  return { smtpUrl: `smtp://${loopback}:${smtpPort}`, origin, child }
}
