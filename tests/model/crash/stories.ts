import type { CrashPoint } from '#lib/crash-points.ts'
import type { StepName } from './story.ts'

export type Story = {
  readonly isHold?: boolean
  /** Only what need not be paid at booking. */
  readonly isOptional?: boolean
  readonly steps: readonly StepName[]
  /** How it ends, whatever happens on the way: sums that were taken from the card, sums that came back, the visit. */
  readonly charged: readonly number[]
  readonly returned: readonly number[]
  readonly visit: 'booked' | 'expired' | 'canceled'
  /** What was taken at the desk. */
  readonly desk?: readonly number[]
  /** Where the client's bank stands, by Stripe. */
  readonly disputes?: readonly string[]
  /** The letters that went out, each once. */
  readonly sent?: readonly string[]
}

const paid = ['book', 'start', 'confirm', 'deliver', 'run_jobs'] as const
const byLink = ['book', 'pay_at_salon', 'make_link', 'press_link'] as const
const late = ['book', 'start', 'expire_visit'] as const

export const STORIES = {
  pay: { steps: paid, charged: [8000], returned: [], visit: 'booked' },
  pay_unlinked: {
    steps: ['book', 'start', 'forget_intent', 'confirm', 'deliver', 'run_jobs'],
    ...{ charged: [8000], returned: [], visit: 'booked' },
  },
  pay_unheard: {
    steps: ['book', 'start', 'confirm', 'reconcile', 'run_jobs', 'follow_balance'],
    ...{ charged: [8000], returned: [], visit: 'booked' },
  },
  pay_too_late: {
    steps: [...late, 'someone_else_books', 'confirm', 'come_back', 'run_jobs'],
    ...{ charged: [8000], returned: [8000], visit: 'expired' },
  },
  pay_late: {
    steps: [...late, 'confirm', 'come_back'],
    ...{ charged: [8000], returned: [], visit: 'booked' },
  },
  leave: {
    steps: ['book', 'start', 'hold_runs_out', 'run_jobs'],
    ...{ charged: [], returned: [], visit: 'expired' },
  },
  refund: { steps: [...paid, 'refund', 'run_jobs'], charged: [8000], returned: [8000], visit: 'booked' },
  refund_twice: {
    steps: [...paid, 'refund', 'refund_at_stripe', 'run_jobs'],
    ...{ charged: [8000], returned: [8000], visit: 'booked' },
  },
  hold: {
    isHold: true,
    steps: [...paid, 'capture', 'run_jobs'],
    ...{ charged: [4000], returned: [], visit: 'booked' },
  },
  cancel_late: {
    steps: [...paid, 'cancel_late', 'run_jobs'],
    ...{ charged: [8000], returned: [4000], visit: 'canceled' },
  },
  cancel_hold: {
    isHold: true,
    steps: [...paid, 'cancel_late', 'run_jobs'],
    ...{ charged: [4000], returned: [], visit: 'canceled' },
  },
  cancel_capture: {
    isHold: true,
    steps: [...paid, 'capture', 'cancel_late', 'run_jobs'],
    ...{ charged: [4000], returned: [2000], visit: 'canceled' },
  },
  move: {
    steps: [...paid, 'move', 'run_jobs'],
    ...{ charged: [8000], returned: [], visit: 'booked' },
  },
  dispute: {
    steps: [...paid, 'be_disputed', 'come_back', 'answer_dispute', 'run_jobs'],
    ...{ charged: [8000], returned: [], visit: 'booked', disputes: ['under_review'] },
  },
  pay_at_salon: {
    isOptional: true,
    steps: ['book', 'start', 'pay_at_salon', 'run_jobs'],
    ...{ charged: [], returned: [], visit: 'booked' },
  },
  cash_instead: {
    isOptional: true,
    steps: [...byLink, 'record_cash', 'confirm', 'run_jobs'],
    ...{ charged: [], returned: [], visit: 'booked', desk: [3000] },
  },
  withdraw: {
    isOptional: true,
    steps: [...byLink, 'withdraw_link', 'run_jobs', 'confirm', 'run_jobs'],
    ...{ charged: [], returned: [], visit: 'booked' },
  },
  letter: {
    isOptional: true,
    steps: ['book', 'start', 'pay_at_salon', 'send_letters'],
    ...{ charged: [], returned: [], visit: 'booked', sent: ['visit_booked'] },
  },
} as const satisfies Record<string, Story>

export type StoryName = keyof typeof STORIES

/** In which story a process passes the point. */
export const STORY_OF: Readonly<Record<CrashPoint, StoryName>> = {
  'book.before_commit': 'pay',
  'book.after_commit': 'pay',
  'start.row_written': 'pay',
  'start.intent_made': 'pay',
  'start.amount_changed': 'pay',
  'start.intent_saved': 'pay',
  'receive.before_inbox': 'pay',
  'receive.after_inbox': 'pay',
  'follow.owner_read': 'pay_unlinked',
  'follow.intent_linked': 'pay_unlinked',
  'sync.facts_read': 'pay',
  'sync.ledger_written': 'pay',
  'sync.facts_written': 'pay',
  'sync.before_commit': 'pay',
  'sync.after_commit': 'pay',
  'settle.visit_booked': 'pay',
  'settle.time_retaken': 'pay_late',
  'settle.money_promised': 'pay_too_late',
  'settle.rest_promised': 'cancel_capture',
  'expire.intent_canceled': 'leave',
  'expire.before_commit': 'leave',
  'refund.promised': 'refund',
  'refund.after_commit': 'refund',
  'refund.sent': 'refund',
  'refund.refused': 'refund_twice',
  'hold.promised': 'hold',
  'hold.sent': 'hold',
  'end.money_promised': 'cancel_hold',
  'end.after_commit': 'cancel_late',
  'move.before_commit': 'move',
  'move.after_commit': 'move',
  'dispute.promised': 'dispute',
  'dispute.sent': 'dispute',
  'cancel.intent_canceled': 'pay_at_salon',
  'call_off.intent_canceled': 'cash_instead',
  'owed.before_settling': 'cash_instead',
  'owed.after_commit': 'cash_instead',
  'withdraw.after_commit': 'withdraw',
  'reconcile.events_kept': 'pay_unheard',
  'balance.page_kept': 'pay_unheard',
  'letter.claimed': 'letter',
  'letter.written': 'letter',
  'letter.sent': 'letter',
  'letter.saved': 'letter',
}
