// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets of sources hold them.
import type { Control } from './control.ts'

const ERASE = 'tests/flows/clients/erase-client.test.ts'
const MERGE = 'tests/flows/clients/merge-clients.test.ts'

const source = (file: string, snippet: string, instead: string) => ({ source: { file, snippet, instead } })
const noticed = (file: string, name: string) => ({ test: { file, name } })

/** What guards clients, services, schedules and the journal. */
export const OF_THE_SALON: readonly Control[] = [
  {
    guard: 'who moves a visit has seen how it stands',
    ...source('lib/flows/visits/move-visit.ts', 'if (visit.revision !== seen)', 'if (visit.revision < 0)'),
    ...noticed(
      'tests/flows/visits/move-visit.test.ts',
      'of two people who move one visit at once, one wins and the other is told',
    ),
  },
  {
    guard: 'a visit that loses its hours is named first',
    ...source(
      'lib/flows/team/judge-schedule.ts',
      'fallen.every(({ visitId }) => acceptedVisitIds.includes(visitId))',
      'fallen.length < Number.POSITIVE_INFINITY',
    ),
    ...noticed(
      'tests/flows/team/judge-schedule.test.ts',
      'a visit that was booked while somebody read the list is asked about too',
    ),
  },
  {
    guard: 'who changes a schedule waits for who changes it already',
    ...source('lib/db/team/schedules.ts', ' for no key update of m`', '`'),
    sql: 'alter table time_off drop constraint time_off_apart',
    ...noticed('tests/flows/team/add-time-off.test.ts', 'nobody is away twice at once, however many people say so'),
  },
  {
    guard: 'a closed day has no hours',
    sql: 'alter table schedule_exception drop constraint schedule_exception_apart',
    ...noticed('tests/flows/team/save-day-hours.test.ts', 'the database itself keeps a closed day free of hours'),
  },
  {
    guard: 'a visit is the person’s who stays',
    sql: 'drop trigger visit_of_person on visit',
    ...noticed(
      MERGE,
      'two cards become one: visits and notes go over, and whoever books with the old number is that person',
    ),
  },
  {
    guard: 'clients are taken before they are merged',
    ...source('lib/db/clients/clients.ts', ' order by id for update`', ' order by id`'),
    ...noticed(MERGE, 'two people merging two cards into each other at once leave one card with everything'),
  },
  {
    guard: 'what a bank was answered is forgotten too',
    ...source('lib/db/clients/client-erasures.ts', 'and v.client_id = ${clientId}::uuid`', 'and v.client_id is null`'),
    ...noticed(ERASE, 'of an erased person no word is left in the whole database, and the money is as it was'),
  },
  {
    guard: 'who sees only their own days opens nobody else’s visit',
    ...source('lib/views/visits/visit-card.ts', 'if (!visit || !isFor(of, visit.appointments))', 'if (!visit)'),
    ...noticed('tests/http/visit-money.test.ts', 'who sees only their own days opens no visit of a colleague'),
  },
  {
    guard: 'a final price is one that the client was shown',
    sql: 'alter table appointment drop constraint appointment_final_price',
    ...noticed('tests/flows/desk/set-final-price.test.ts', 'the database itself keeps a final price within its range'),
  },
  {
    guard: 'a visit is given to who works here',
    ...source(
      'lib/flows/visits/move-visit.ts',
      'if (isStaff && !(await isAtWork(scope, input.staffMemberId)))',
      'if (false)',
    ),
    ...noticed(
      'tests/flows/visits/move-visit.test.ts',
      'a visit is given to nobody who has left, or works for another salon',
    ),
  },
  {
    guard: 'nothing is written of who was erased',
    sql: 'drop trigger visit_contact_of_erased on visit',
    ...noticed(ERASE, 'the database itself writes nothing of an erased person again, and keeps their pseudonym'),
  },
]
