import { add } from '#lib/money/money.ts'
import { cancellationTermsOf } from '#lib/payments/cancellation-rule.ts'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import type { MoveQuestion } from '#lib/visits/moves/move-policy.ts'

/** What decides whether a client may move their visit now. */
export function moveQuestionOf(visit: ClientVisit, now: Date): MoveQuestion {
  const { state, startsAt, cancellation, paid, held } = visit
  const { freeUntil, lateFee } = cancellationTermsOf(cancellation, { startsAt, paid: add(paid, held) })
  return { state, startsAt, isStaff: false, now, freeUntil, lateFeeMinor: lateFee.amountMinor }
}

/** Who serves the visit now, each once. */
export const staffNamesOf = ({ appointments }: ClientVisit): readonly string[] => [
  ...new Map(appointments.map(({ staffMemberId, staffName }) => [staffMemberId, staffName])).values(),
]
