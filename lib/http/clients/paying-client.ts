import 'server-only'
import * as z from 'zod'
import { type BranchScope, findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { countCardOutcomes } from '#lib/db/protection/card-outcomes.ts'
import { getContactPhone } from '#lib/db/visits/visits.ts'
import { StartPaymentInput, type StartPaymentOutcome, startPayment } from '#lib/flows/payments/start-payment.ts'
import { limitSubject, limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'
import { log } from '#lib/log.ts'
import { isCardTesting } from '#lib/payments/protection/card-testing.ts'
import { ShownRule, wordsOfPage } from './shown-rule.ts'

/** A client at the card form: their visit's private link is the permission. */
export const PayingClient = z.object({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  choice: StartPaymentInput.shape.choice,
  /** The rule that the client agrees to by paying. */
  shown: ShownRule,
})

export type PayingClient = z.infer<typeof PayingClient>

const BREAKER_MINUTES = 10

export type PaymentsPaused = {
  readonly ok: false
  readonly refusal: 'payments_paused'
  readonly retryAfterSeconds: number
}

/** Starts the payment of the visit that the client's link opens. */
export async function startClientPayment(
  { token, choice, shown }: PayingClient,
  headers: Headers,
): Promise<StartPaymentOutcome | TooMany | PaymentsPaused> {
  const tooMany = await limitVisitor('payment_intents', headers)
  if (tooMany) return tooMany
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return { ok: false, refusal: 'visit_not_found' }
  const { scope, visitId } = opened
  return (await refusedPayer(scope, visitId)) ?? startPayment(scope, { visitId, choice }, wordsOfPage(shown))
}

/** Why nobody may begin to pay for a visit just now: too many have, or the branch's cards look like stolen ones. */
export async function refusedPayer(scope: BranchScope, visitId: string): Promise<TooMany | PaymentsPaused | null> {
  const phone = await getContactPhone(database(), scope, visitId)
  return (await limitSubject('payment_intents', { branch: scope.branchId, phone })) ?? (await pauseOf(scope))
}

/** While nearly every card of a branch is declined, no further one is taken: somebody is trying out stolen cards. */
async function pauseOf(scope: BranchScope): Promise<PaymentsPaused | null> {
  const cards = await countCardOutcomes(scope, BREAKER_MINUTES)
  if (!isCardTesting(cards)) return null
  log().warn(
    { branchId: scope.branchId, ...cards },
    'payments of a branch are paused: its cards look like card testing',
  )
  return { ok: false, refusal: 'payments_paused', retryAfterSeconds: BREAKER_MINUTES * 60 }
}
