export const PAYMENT_STATES = ['awaiting', 'held', 'paid', 'partly_refunded', 'refunded', 'canceled'] as const

export type PaymentState = (typeof PAYMENT_STATES)[number]

/** Where a payment may go from each state. A state that cannot be left is final. */
export const NEXT_STATES: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  awaiting: ['held', 'paid', 'partly_refunded', 'refunded', 'canceled'],
  held: ['paid', 'partly_refunded', 'refunded', 'canceled'],
  paid: ['partly_refunded', 'refunded'],
  // Not final: a refund can fail up to 30 days later. https://docs.stripe.com/refunds#failed-refunds
  partly_refunded: ['paid', 'refunded'],
  refunded: ['paid', 'partly_refunded'],
  canceled: [],
}

const STATES_FOR = {
  pay: ['awaiting'],
  cancel: ['awaiting', 'held'],
  capture: ['held'],
  refund: ['paid', 'partly_refunded'],
} as const satisfies Record<string, readonly PaymentState[]>

export type PaymentAct = keyof typeof STATES_FOR

/** What may be done with a payment; the button and the guard behind it both ask here. */
export function paymentCan(act: PaymentAct, state: PaymentState): boolean {
  const states: readonly PaymentState[] = STATES_FOR[act]
  return states.includes(state)
}

export function isReachable(from: PaymentState, to: PaymentState): boolean {
  return from === to || NEXT_STATES[from].includes(to)
}

const WITHOUT_MONEY: readonly PaymentState[] = ['awaiting', 'canceled']

/** Whether money moves or will: one that was declined or called off costs nothing, and leaves nothing. */
export const movesMoney = (state: PaymentState): boolean => !WITHOUT_MONEY.includes(state)

const WITH_RECEIPT: readonly PaymentState[] = ['paid', 'partly_refunded', 'refunded']

/** Whether money was taken, so that there is something to give a receipt for. */
export const hasReceipt = (state: PaymentState): boolean => WITH_RECEIPT.includes(state)
