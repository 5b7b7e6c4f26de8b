import 'server-only'
import { runStatement } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'

/** Says whether requests can be served: 200, or 503 while the database does not answer. */
export async function readinessResponse(): Promise<Response> {
  try {
    await runStatement('select 1', [])
    return Response.json({ ok: true })
  } catch (error) {
    log().error({ err: error }, 'the database does not answer')
    return Response.json({ error: { code: 'not_ready', message: 'the database does not answer' } }, { status: 503 })
  }
}
