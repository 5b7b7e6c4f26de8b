import { database } from '#lib/db/client.ts'
import { sendLetter } from '#lib/jobs/letters/send-letter.ts'
import type { LetterKind } from '#prisma/generated/enums.ts'
import type { Salon } from './salon.ts'

type Wanted = { readonly visitId?: string; readonly kind?: LetterKind }

/** A salon's letters, oldest first. */
export const lettersOf = ({ branchId }: Pick<Salon, 'branchId'>, wanted: Wanted = {}) =>
  database().letter.findMany({ where: { branchId, ...wanted }, orderBy: [{ createdAt: 'asc' }, { eventKey: 'asc' }] })

/** The kinds of a salon's letters that wait, each with its job. */
export async function lettersWaiting({ branchId }: Salon, visitId?: string): Promise<readonly LetterKind[]> {
  const rows = await database().$queryRaw<{ kind: LetterKind }[]>`
    select l.kind from letter l join pgboss.job j on j.name = 'send-letter' and j.state = 'created'
      and j.data = jsonb_build_object('branchId', l.branch_id, 'letterId', l.id) and j.singleton_key = l.id::text
    where l.branch_id = ${branchId}::uuid and l.state = 'waiting'
      and coalesce(l.visit_id = ${visitId ?? null}::uuid, ${visitId === undefined})
    order by l.created_at, l.event_key`
  return rows.map(({ kind }) => kind)
}

/** Sends what waits, as the queue would; what has to wait on, waits on. */
export async function sendWaiting(salon: Pick<Salon, 'branchId' | 'form'>, wanted: Wanted = {}): Promise<void> {
  for (const { id, state } of await lettersOf(salon, wanted)) {
    if (state === 'waiting') await sendLetter(salon.form, id).catch(waitsOn)
  }
}

/** What a letter says to the queue while it has to wait. */
export function waitsOn(error: unknown): void {
  if (!(error instanceof Error && /^letter \S+ waits: /.test(error.message))) throw error
}
