import { type Currency, leastChargeMinorOf, MOST_CHARGE_MINOR } from '#lib/money/currencies.ts'
import { add, type Money, subtract, sumOf, zero } from '#lib/money/money.ts'
import type { ServicePaymentStatus } from './terms.ts'

/** One appointment as the client is shown it: its price and what its terms ask for at booking. */
export type PlannedCharge = {
  readonly status: ServicePaymentStatus
  readonly price: Money
  readonly due: Money
}

export type ChargeChoice = 'required' | 'everything' | 'at_salon'

export type ChargeOption = {
  readonly choice: ChargeChoice
  /** What is charged now; zero for *at the salon*. */
  readonly now: Money
  readonly atSalon: Money
}

/** Why nothing, or less than the terms want, can be paid online. */
export type ChargeObstacle = 'below_minimum' | 'above_maximum'

export type ChargePlan = {
  /** At least one; the first is the one that is offered first. */
  readonly options: readonly [ChargeOption, ...ChargeOption[]]
  readonly obstacle: ChargeObstacle | null
}

/** What of one appointment a choice pays now; the rest of its price is paid at the salon. */
export function shareOf(
  { status, price, due }: PlannedCharge,
  choice: ChargeChoice,
): { readonly now: Money; readonly atSalon: Money } {
  const isPaid = choice === 'everything' ? status !== 'not_available' : choice === 'required' && status === 'required'
  const now = isPaid ? due : zero(price.currency)
  return { now, atSalon: subtract(price, now) }
}

function obstacleTo(amount: Money): ChargeObstacle | null {
  if (amount.amountMinor < leastChargeMinorOf(amount.currency)) return 'below_minimum'
  if (amount.amountMinor > MOST_CHARGE_MINOR) return 'above_maximum'
  return null
}

/**
 * What a client may pay now. Required appointments must be paid; the available ones are the client's choice.
 * What Stripe cannot take is not offered, and the visit is then booked to be paid at the salon, also where payment
 * is required: the setting is wrong then, not the client.
 */
export function planCharge(charges: readonly PlannedCharge[], currency: Currency): ChargePlan {
  const dueOf = (status: ServicePaymentStatus) =>
    sumOf(
      charges.filter((charge) => charge.status === status).map((charge) => charge.due),
      currency,
    )
  const total = sumOf(
    charges.map((charge) => charge.price),
    currency,
  )
  const required = dueOf('required')
  const everything = add(required, dueOf('available'))
  const option = (choice: ChargeChoice, now: Money): ChargeOption => ({ choice, now, atSalon: subtract(total, now) })

  const isRequired = required.amountMinor > 0
  const hasMore = everything.amountMinor > required.amountMinor
  const wanted = [
    ...(isRequired ? [option('required', required)] : []),
    ...(hasMore ? [option('everything', everything)] : []),
  ]
  const payable = wanted.filter(({ now }) => obstacleTo(now) === null)
  const obstacle = wanted.map(({ now }) => obstacleTo(now)).find((found) => found !== null) ?? null
  const atSalon = option('at_salon', { amountMinor: 0, currency })
  const mustPay = isRequired && obstacleTo(required) === null

  const [first, ...rest] = payable
  if (!first) return { options: [atSalon], obstacle }
  return { options: mustPay ? [first, ...rest] : [first, ...rest, atSalon], obstacle }
}

/** Nothing is offered online: the branch has not switched it on. */
export function planWithoutPayment(charges: readonly PlannedCharge[], currency: Currency): ChargePlan {
  return planCharge(
    charges.map((charge) => ({ ...charge, status: 'not_available' })),
    currency,
  )
}

/** The option of the client's choice, if it is one of those that are offered. */
export function findChargeOption(plan: ChargePlan, choice: ChargeChoice): ChargeOption | null {
  return plan.options.find((option) => option.choice === choice) ?? null
}
