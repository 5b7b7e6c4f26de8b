import 'server-only'
import pino, { type Logger } from 'pino'
import { env } from './env.ts'

let logger: Logger | undefined

/** One JSON line per event. Whoever logs chooses ids and codes; people's data and tokens are not logged. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null })
  return logger
}
