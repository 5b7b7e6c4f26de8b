// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets of sources hold them.
import type { Control } from './control.ts'
import { OF_THE_SALON } from './salon-controls.ts'

const DOOR = 'tests/http/payments-prepaid-stripe.test.ts'
const RECEIVE = 'tests/flows/stripe-events/receive-stripe-event.test.ts'
const START = 'tests/flows/payments/start-payment.test.ts'
const SYNC = 'tests/flows/payments/sync-payment.test.ts'
const NEWS = 'tests/flows/payments/write-payment-news.test.ts'
const GUARDS = 'tests/flows/database-guards.test.ts'
const BOOK = 'tests/flows/visits/book-visit.test.ts'
const REFUND = 'tests/flows/payments/refund-payment.test.ts'

const source = (file: string, snippet: string, instead = '') => ({ source: { file, snippet, instead } })
const noticed = (file: string, name: string) => ({ test: { file, name } })

const AT_THE_DOOR: readonly Control[] = [
  {
    guard: 'the signature of an event is checked',
    ...source('lib/stripe/verify-event.ts', 'timingSafeEqual(signature, expected)', 'true'),
    ...noticed(DOOR, '400 for a wrong signature'),
  },
  {
    guard: 'a signature is good for five minutes',
    ...source(
      'lib/flows/stripe-events/receive-stripe-event.ts',
      "if (!isFresh(header, new Date())) return 'signature_stale'",
    ),
    ...noticed(DOOR, '400 for an old timestamp'),
  },
  {
    guard: 'an event is of the mode of its account',
    ...source('lib/flows/stripe-events/receive-stripe-event.ts', 'livemode === event.livemode', 'livemode !== null'),
    ...noticed(RECEIVE, 'what is wrong is named and leaves no trace'),
  },
  {
    guard: 'an event is of the account that signed it',
    ...source(
      'lib/flows/stripe-events/receive-stripe-event.ts',
      'connectedAccount === null || connectedAccount === stripeId',
      'stripeId',
    ),
    ...noticed(
      'tests/http/payments-prepaid-stripe-refused.test.ts',
      '400 account_mismatch for an event of an account that is connected to ours, one line in the log, and nothing is written',
    ),
  },
  {
    guard: 'a body is cut off at 256 KB',
    ...source('lib/http/read-capped.ts', 'if (size > mostBytes) return null'),
    ...noticed(DOOR, '413 for a body over 256 KB, even if it is signed'),
  },
  {
    guard: 'an event is kept once',
    ...source('lib/db/payments/stripe-events.ts', 'on conflict (branch_id, stripe_account_id, event_id) do nothing'),
    sql: 'drop index stripe_event_branch_id_stripe_account_id_event_id_key',
    ...noticed(RECEIVE, 'the same event again, also on many connections at once, adds nothing'),
  },
  {
    guard: 'many events of a payment wait as one job',
    ...source(
      'lib/queue/jobs.ts',
      "queue: { policy: 'short', retryLimit: 12, retryDelay: 2,",
      "queue: { policy: 'standard', retryLimit: 12, retryDelay: 2,",
    ),
    sql: "update pgboss.queue set policy = 'standard' where name = 'handle-stripe-event'",
    ...noticed(RECEIVE, 'many events of one payment wait as one asking'),
  },
  {
    guard: 'an event that names another branch’s payment is left to it',
    ...source(
      'lib/flows/stripe-events/follow-stripe-event.ts',
      'if (!owner || owner.branchId !== scope.branchId) return null',
      'if (!owner) return null',
    ),
    ...noticed(
      'tests/flows/stripe-events/follow-stripe-event.test.ts',
      'a payment of another branch that shares the account is left to it',
    ),
  },
  {
    guard: 'a route takes requests from our own pages only',
    ...source(
      'lib/http/json-route.ts',
      "if (!isSameOrigin(request.headers)) return refusalResponse('origin_not_allowed')",
    ),
    ...noticed('tests/http/api-payment-intents.test.ts', '403 from another site'),
  },
]

const ON_THE_WAY: readonly Control[] = [
  {
    guard: 'a visit is locked before it is paid for',
    ...source('lib/db/visits/visits.ts', 'and id = ${id}::uuid for no key update`', 'and id = ${id}::uuid`'),
    ...noticed(START, 'pressing Pay twice, or in two tabs at once, finds the same PaymentIntent'),
  },
  {
    guard: 'a payment is locked before it is refunded',
    ...source('lib/db/payments/payments.ts', 'and id = ${id}::uuid for no key update`', 'and id = ${id}::uuid`'),
    ...noticed(REFUND, 'two people refunding at once cannot give back the same money twice'),
  },
  {
    guard: 'a visit is looked for in the branch of whoever asks',
    ...source(
      'lib/db/visits/visits.ts',
      'from visit where branch_id = ${scope.branchId}::uuid and id = ${id}::uuid for no key update`',
      'from visit where id = ${id}::uuid for no key update`',
    ),
    ...noticed(START, 'a visit of another branch is not there'),
  },
  {
    guard: 'a payment is looked for in the branch of whoever asks',
    ...source(
      'lib/db/payments/payments.ts',
      '`${SOURCE} where branch_id = $1::uuid and id = $2::uuid`',
      '`${SOURCE} where $1::uuid is not null and id = $2::uuid`',
    ),
    ...noticed(SYNC, 'a payment of another branch is not there'),
  },
  {
    guard: 'a PaymentIntent is made under a key of its payment',
    ...source('lib/stripe/payment-intents.ts', "{ idempotencyKey: callKey('payment', { id: paymentId, attempt }) },"),
    ...noticed(START, 'cut off between Stripe’s answer and our note of it, the next try finds the same PaymentIntent'),
  },
  {
    guard: 'a refund is made under a key of its promise',
    ...source('lib/stripe/refunds.ts', "{ idempotencyKey: callKey('refund', { id: refundId, attempt }) },"),
    ...noticed('tests/flows/payments/send-refund.test.ts', 'however often it runs, a part is given back once'),
  },
  {
    guard: 'a refund is at most what is left',
    ...source('lib/payments/refund-policy.ts', 'isLess(payment.balance, add(requested, payment.underWay))', 'false'),
    ...noticed('tests/unit/payments/refund-policy.test.ts', 'giving back more than was paid'),
  },
  {
    guard: 'a late payment is written alone',
    ...source('lib/flows/payments/write-payment-news.ts', "visit.state === 'expired'", 'false'),
    ...noticed(NEWS, 'a late payment among others takes its time again, and one whose time is gone is given back'),
  },
  {
    guard: 'work that broke down writes nothing more',
    ...source('lib/db/client.ts', 'connections.delete(tx)'),
    ...noticed(GUARDS, 'nothing of work that broke down is written after its transaction was undone'),
  },
  {
    guard: 'older news is dropped',
    ...source(
      'lib/payments/reconcile-payment.ts',
      'if (books.factsAsking !== null && asking <= books.factsAsking) return null',
    ),
    ...noticed(SYNC, 'older news is dropped'),
  },
  {
    guard: 'only what is offered can be paid',
    ...source(
      'lib/flows/payments/start-payment.ts',
      "if (!amount) return { ok: false, refusal: 'payment_choice_not_offered' }",
      'if (!amount) return agreePayment(tx, scope, { visitId, choice: "required" })',
    ),
    ...noticed(START, 'what is not offered cannot be paid'),
  },
  {
    guard: 'nothing is paid after the hold',
    ...source(
      'lib/flows/payments/start-payment.ts',
      "if (visit.isHoldOver) return { ok: false, refusal: 'hold_is_over' }",
    ),
    ...noticed(START, 'after the hold has run out nothing can be paid'),
  },
  {
    guard: 'a time that is taken is passed over',
    ...source('lib/db/visits/new-visits.ts', 'on conflict do nothing'),
    ...noticed(BOOK, 'of many clients on one time exactly one gets it'),
  },
  {
    guard: 'what is booked is what the client was shown',
    ...source('lib/flows/visits/book-visit.ts', ' && totalMinorOf(team) === agreed.totalMinor'),
    ...noticed(BOOK, 'what is booked is what was agreed to: another person or another sum is asked about again'),
  },
  {
    guard: 'a time is let go only once nobody can pay for it any more',
    ...source('lib/flows/visits/end-hold.ts', 'await cancelPaymentIntent(account, { paymentId, paymentIntentId })'),
    ...noticed(
      'tests/flows/visits/release-time.test.ts',
      'the held time is free at once for everyone, and its PaymentIntent is cancelled first',
    ),
  },
  {
    guard: 'a photo is a picture, and no document',
    ...source('lib/images/portrait.ts', 'if (!isPicture(bytes)) return null'),
    ...noticed('tests/flows/team/save-staff-photo.test.ts', 'a vector file is refused and changes nothing'),
  },
]

const OPEN = 'tests/flows/intents/start-open-payment.test.ts'

const OF_WHAT_IS_OPEN: readonly Control[] = [
  {
    guard: 'what a client agrees to by paying is kept in its words',
    ...source(
      'lib/flows/payments/start-payment.ts',
      'if (agreed.ok && word) await keepAgreement(tx, scope, { visitId, paid: agreed.amount, word })',
    ),
    ...noticed(
      'tests/flows/holds/keep-agreement.test.ts',
      'who pays agrees to the rule in the words of their page: its language, its dates and its sums',
    ),
  },
  {
    guard: 'whoever is paying is called off before what they owe changes',
    ...source(
      'lib/flows/desk/change-what-is-owed.ts',
      "if ((await callOffPayment(scope, visitId)) === 'charging') return { ok: false, refusal: 'payment_under_way' }",
    ),
    ...noticed(
      'tests/flows/desk/record-desk-payment.test.ts',
      'whoever has the payment page open meanwhile can pay no more',
    ),
  },
  {
    guard: 'a client pays the sum that they were shown',
    ...source(
      'lib/flows/intents/start-open-payment.ts',
      "if (amount.amountMinor !== shownMinor) return { ok: false, refusal: 'amount_changed' }",
    ),
    ...noticed(OPEN, 'a part is paid once, and the rest by another link'),
  },
  {
    guard: 'a link is good for one payment',
    ...source('lib/payments/links/link-policy.ts', "if (isPaid) return 'paid'"),
    ...noticed(OPEN, 'a link that was paid stays used up, also when the money went back'),
  },
  {
    guard: 'links in circulation hear the switch',
    ...source(
      'lib/payments/links/link-policy.ts',
      "if (!takesPayments) return { ok: false, refusal: 'payment_not_available' }",
    ),
    ...noticed(OPEN, 'switched off, links in circulation take nothing, and whoever was paying is called off'),
  },
  {
    guard: 'a fee stays when other money goes back',
    ...source('lib/visits/visit-settlement.ts', "'return_rest' : 'nothing'", "'return' : 'nothing'"),
    ...noticed(OPEN, 'a visit that was cancelled is not paid for, and what comes all the same goes back alone'),
  },
  {
    guard: 'what a missed visit has above its fee goes back',
    ...source('lib/visits/visit-settlement.ts', "? 'return_rest' :", "? 'nothing' :"),
    ...noticed(
      'tests/flows/visits/mark-no-show.test.ts',
      'of a capture that lands afterwards, the fee is kept and the rest goes back',
    ),
  },
  {
    guard: 'what the bank has taken already was paid all the same',
    ...source('lib/visits/visit-settlement.ts', "visit.isPaid ? 'book'", "visit.hasMoney ? 'book'"),
    ...noticed(
      'tests/flows/visits/settle-visit.test.ts',
      'a payment that its bank disputes before it was heard of books the visit all the same, and is not made twice',
    ),
  },
]

const IN_THE_DATABASE: readonly Control[] = [
  {
    guard: 'at the desk nobody takes more than is open',
    sql: 'drop trigger desk_payment_within_visit on desk_payment',
    ...noticed(GUARDS, 'at the desk more than is open is not written, nor a correction beyond its line'),
  },
  {
    guard: 'a visit costs at least what is settled of it',
    sql: 'drop trigger visit_price_of_settled on visit',
    ...noticed(GUARDS, 'a visit does not become cheaper than what is settled of it'),
  },
  {
    guard: 'two live appointments of one person never overlap',
    sql: 'alter table appointment drop constraint appointment_apart',
    ...noticed(BOOK, 'of many clients on one time exactly one gets it'),
  },
  {
    guard: 'an entry of the ledger balances',
    sql: 'drop trigger ledger_entry_balances on ledger_entry; drop trigger ledger_posting_balances on ledger_posting',
    ...noticed(GUARDS, 'an entry that does not add up to zero is not written'),
  },
  {
    guard: 'the ledger is append-only',
    sql: 'drop trigger ledger_posting_append_only on ledger_posting',
    ...noticed(GUARDS, 'what was written down stays as it is: update ledger_posting set amount_minor = amount_minor'),
  },
  {
    guard: 'the audit log is append-only',
    sql: 'drop trigger audit_entry_append_only on audit_entry',
    ...noticed(GUARDS, 'what was written down stays as it is: update audit_entry set action = action'),
  },
  {
    guard: 'each row of the audit log carries the hash of the one before',
    sql: 'drop trigger audit_entry_chained on audit_entry',
    ...noticed(SYNC, 'every movement is in the audit log, each row chained to the one before'),
  },
  {
    guard: 'final states do not go back',
    sql: 'drop trigger payment_in_order on payment',
    ...noticed(GUARDS, 'a payment that is paid is never on hold, awaited or cancelled again'),
  },
  {
    guard: 'a promise of money stays within its payment',
    sql: 'drop trigger refund_within_payment on refund',
    ...noticed(REFUND, 'the database itself refuses a promise beyond the payment'),
  },
  {
    guard: 'a visit has one payment that waits',
    sql: 'drop index payment_one_awaiting',
    ...noticed(GUARDS, 'a visit has one payment that waits for its client'),
  },
  {
    guard: 'a hold has one order that stands',
    sql: 'drop index hold_order_one',
    ...noticed(GUARDS, 'a hold has one order that stands'),
  },
  {
    guard: 'a payment is of the branch of its visit and of its account',
    sql: `alter table payment drop constraint payment_branch_id_visit_id_fkey;
      alter table payment drop constraint payment_branch_id_stripe_account_id_fkey`,
    ...noticed(GUARDS, 'a payment is of the branch of its visit and of its account'),
  },
]

/** Every guard that has a test which fails without it. */
const OF_PEOPLE: readonly Control[] = [
  {
    guard: 'a role does what its table says',
    ...source('lib/auth/members.ts', "if (!roleMay(role, wish)) return 'not_permitted'"),
    ...noticed(
      'tests/http/matrix.test.ts',
      'admin/[branch]/settings/people#changeRoleAction refuses strangers, other roles and other salons, and leaves no trace',
    ),
  },
  {
    guard: 'an invitation is for one person',
    ...source('lib/flows/people/accept-invitation.ts', 'invitation.email !== user.email.toLowerCase()', 'false'),
    ...noticed(
      'tests/flows/people/accept-invitation.test.ts',
      'somebody else who holds the link stays outside, and it stays open for whom it was meant',
    ),
  },
  {
    guard: 'keys want a sign-in of late',
    ...source('lib/auth/members.ts', "return isFreshFor(user, wish) ? null : 'sign_in_stale'", 'return null'),
    ...noticed(
      'tests/flows/people/require-two-factor.test.ts',
      'keys, large refunds and exports want a sign-in of the last half hour',
    ),
  },
  {
    guard: 'a large refund wants a sign-in of late',
    ...source(
      'app/(staff)/[locale]/admin/[branch]/finance/cashless-payments/actions.ts',
      "amountMinor >= LARGE_MINOR ? 'payments.refund_large' : 'payments.refund'",
      "amountMinor > 0 ? 'payments.refund' : 'payments.refund'",
    ),
    ...noticed(
      'tests/http/large-refund.test.ts',
      '403 sign_in_stale for a thousand at a screen that was left open; a little less is given back',
    ),
  },
  {
    guard: 'payments are counted for each device',
    ...source('lib/http/clients/paying-client.ts', 'if (tooMany) return tooMany'),
    ...noticed('tests/http/limits.test.ts', '429 with Retry-After for payments from one device'),
  },
  {
    guard: 'a branch keeps its last owner',
    sql: 'drop trigger membership_keeps_owner on membership',
    ...noticed('tests/flows/people/change-role.test.ts', 'the database itself keeps the last owner'),
  },
]

export const CONTROLS: readonly Control[] = [
  ...AT_THE_DOOR,
  ...ON_THE_WAY,
  ...OF_WHAT_IS_OPEN,
  ...IN_THE_DATABASE,
  ...OF_PEOPLE,
  ...OF_THE_SALON,
]
