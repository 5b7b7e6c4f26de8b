import 'server-only'
import type { Role } from '#lib/branches/role-policy.ts'
import { insertReportLetters } from '#lib/db/reports/report-subscriptions.ts'
import { enqueueSqlOf } from '#lib/queue/queue.ts'

/**
 * Mails the cash flow of every period that has ended to whoever wants it and has one of the roles, each once; what was
 * missed while nobody was at work is made up for. Says how many letters are on their way.
 */
export async function writeReportLetters(now: Date, roles: readonly Role[]): Promise<number> {
  return insertReportLetters({ now, roles, enqueue: await enqueueSqlOf('send-letter') })
}
