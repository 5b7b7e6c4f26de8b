import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, badge, element, inUnits, jsonOf, momentOf, tableOf } from './element.ts'

type Payment = Overview['payments'][number]
type Charge = Payment['charges'][number]

const REASONS = [
  'fraudulent',
  'product_not_received',
  'product_unacceptable',
  'duplicate',
  'credit_not_processed',
  'general',
]

/** Payments with what can be done to each, its refunds and its disputes. */
export function paymentsView({ payments }: Overview, desk: Desk): readonly HTMLElement[] {
  const columns = [{ name: 'Created' }, { name: 'Amount', isNumber: true }, { name: 'State' }, { name: 'Card' }]
  const rows = payments.map((payment) => paymentRow(payment, desk))
  return [
    element('h2', {}, 'Payments'),
    tableOf('Payments', [...columns, { name: 'What hangs on it' }, { name: 'Do' }], rows),
  ]
}

function paymentRow(payment: Payment, desk: Desk): readonly (HTMLElement | string)[] {
  const { intent, charges, refunds, disputes } = payment
  const card = charges[0]?.payment_method_details?.card
  const below = [
    jsonOf(intent.id, intent.id, payment),
    ...refunds.map((refund) =>
      element(
        'div',
        {},
        `Refund ${inUnits(refund.amount, refund.currency)} `,
        badge(refund.status ?? ''),
        actionsOf(
          refund.status === 'pending' ? desk.button('Finish', `/refunds/${refund.id}/finish`) : null,
          refund.status === 'pending' || refund.status === 'succeeded'
            ? desk.button('Fail', `/refunds/${refund.id}/fail`)
            : null,
        ),
      ),
    ),
    ...disputes.map((dispute) =>
      element(
        'div',
        {},
        `Dispute ${inUnits(dispute.amount, dispute.currency)}, ${dispute.reason} `,
        badge(dispute.status),
        disputeActions(dispute, desk),
      ),
    ),
  ]
  return [
    momentOf(intent.created),
    inUnits(intent.amount, intent.currency),
    badge(intent.status),
    card ? `${card.brand} ${card.last4}` : '–',
    element('div', {}, ...below),
    paymentActions(payment, desk),
  ]
}

function paymentActions({ intent, charges }: Payment, desk: Desk): HTMLElement {
  const charge = charges.find(({ id }) => id === intent.latest_charge)
  const answer = (outcome: string) =>
    desk.button(`3-D Secure ${outcome}`, `/payment_intents/${intent.id}/authenticate`, { outcome })
  if (intent.status === 'requires_action') return actionsOf(answer('succeeded'), answer('failed'), answer('canceled'))
  if (intent.status === 'requires_capture')
    return actionsOf(desk.button('Expire the hold', `/payment_intents/${intent.id}/expire`))
  return charge?.captured ? chargeActions(charge, desk) : element('span', {}, '–')
}

function chargeActions(charge: Charge, desk: Desk): HTMLElement {
  const settle = charge.balance_transaction === null ? desk.button('Settle', '/settle', { charge: charge.id }) : null
  const fields = [
    { name: 'caseType', label: 'Kind', words: ['chargeback', 'inquiry'] },
    { name: 'reason', label: 'Reason', words: REASONS },
  ]
  const dispute = desk.form('Dispute', { path: `/charges/${charge.id}/dispute` }, fields)
  const more = element(
    'details',
    { attributes: { 'data-name': `dispute ${charge.id}` } },
    element('summary', {}, 'Dispute'),
    dispute,
  )
  return actionsOf(settle, more)
}

function disputeActions({ id, status }: Payment['disputes'][number], desk: Desk): HTMLElement {
  const isInquiry = status.startsWith('warning')
  const isOpen = !['won', 'lost', 'warning_closed', 'prevented'].includes(status)
  return actionsOf(
    isInquiry && isOpen ? desk.button('Escalate', `/disputes/${id}/escalate`) : null,
    (isOpen && !isInquiry) || status === 'lost' ? desk.button('Win', `/disputes/${id}/win`) : null,
    isOpen ? desk.button(isInquiry ? 'Close' : 'Lose', `/disputes/${id}/lose`) : null,
  )
}
