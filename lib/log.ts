import 'server-only'
import pino, { type Logger } from 'pino'
import { env } from './env.ts'

let logger: Logger | undefined

/**
 * What is written of an error: an error of Stripe's carries the whole object it is about, with the client's secret in it.
 */
function said(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const own = (name: string): unknown => Reflect.get(error, name)
  const { name: type, message, stack, cause } = error
  return {
    type,
    message,
    stack,
    code: own('code'),
    requestId: own('requestId'),
    ...(cause ? { cause: said(cause) } : {}),
  }
}

/** One JSON line per event. Whoever logs chooses ids and codes; people's data and tokens are not logged. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, serializers: { err: said } })
  return logger
}
