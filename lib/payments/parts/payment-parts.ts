import { isLess, type Money, subtract, sumOf, zero } from '#lib/money/money.ts'
import type { PlannedCharge } from '../charge-plan.ts'
import { splitAmount } from './split-amount.ts'

/** An appointment as its payments see it. */
export type PayableAppointment = PlannedCharge & {
  readonly position: number
  /** What other payments of the visit are for it. */
  readonly paid: Money
}

export type PaymentPart = { readonly position: number; readonly amount: Money }

type Weight = (appointment: PayableAppointment) => Money

const openOf: Weight = ({ price, paid }) => (isLess(price, paid) ? zero(price.currency) : subtract(price, paid))
const dueOf: Weight = ({ due }) => due
const requiredOf: Weight = ({ status, due }) => (status === 'required' ? due : zero(due.currency))
const priceOf: Weight = ({ price }) => price

/**
 * What of a payment is for which appointment. A first payment is what had to be paid, or all that could be, or the
 * prices; a later one is what is still open. One that is none of these is split over what is open, or by the prices.
 */
export function partsOfPayment(amount: Money, appointments: readonly PayableAppointment[]): readonly PaymentPart[] {
  if (appointments.length === 0) return []
  const minorOf = (weight: Weight) => sumOf(appointments.map(weight), amount.currency).amountMinor
  const isFirst = minorOf(({ paid }) => paid) === 0
  const wanted = isFirst ? [requiredOf, dueOf, openOf] : [openOf, requiredOf, dueOf]
  const fallback = minorOf(openOf) > 0 ? openOf : priceOf
  const weight = wanted.find((one) => minorOf(one) === amount.amountMinor) ?? fallback
  const weights = appointments.map((appointment) => weight(appointment).amountMinor)
  return splitAmount(amount, weights).flatMap((share, index) => {
    const appointment = appointments[index]
    return appointment && share.amountMinor > 0 ? [{ position: appointment.position, amount: share }] : []
  })
}
