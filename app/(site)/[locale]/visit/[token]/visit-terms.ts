import { cancellationTermsOf } from '#lib/payments/cancellation-rule.ts'
import type { ShownRule } from '#lib/payments/clients/agreement.ts'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import type { MoveQuestion } from '#lib/visits/moves/move-policy.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

type Visit = Pick<ClientVisit, 'state' | 'startsAt' | 'cancellation' | 'paidInAll'> & {
  readonly branch: Pick<ClientVisit['branch'], 'timeZone'>
}

/** What a client is told of cancelling their visit now; null once there is nothing to cancel any more. */
export function shownRuleOf(visit: Visit, now: Date): ShownRule | null {
  const { state, startsAt, cancellation: rule, paidInAll: paid, branch } = visit
  if (!visitCan('cancel', state) || startsAt <= now) return null
  return { rule, startsAt, timeZone: branch.timeZone, paid, now }
}

/** What decides whether a client may move their visit now. */
export function moveQuestionOf(visit: Omit<Visit, 'branch'>, now: Date): MoveQuestion {
  const { state, startsAt, cancellation, paidInAll: paid } = visit
  const { freeUntil, lateFee } = cancellationTermsOf(cancellation, { startsAt, paid })
  return { state, startsAt, isStaff: false, now, freeUntil, lateFeeMinor: lateFee.amountMinor }
}

/** Who serves the visit now, each once. */
export const staffNamesOf = ({ appointments }: ClientVisit): readonly string[] => [
  ...new Map(appointments.map(({ staffMemberId, staffName }) => [staffMemberId, staffName])).values(),
]
