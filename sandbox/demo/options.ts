import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type DemoOptions = {
  readonly port: number
  readonly isReset: boolean
  readonly isDevelopment: boolean
  /** Where the demo keeps everything between its runs. */
  readonly folder: string
}

const DEFAULT_PORT = 3000

/** Reads the command line; what it does not know is refused with a sentence. */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      reset: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      data: { type: 'string', default: join(import.meta.dirname, '..', '..', '.zapys', 'demo') },
    },
  })
  const port = Number(values.port ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port`)
  return { port, isReset: values.reset, isDevelopment: values.dev, folder: resolve(values.data) }
}
