import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'

type Truth = ReturnType<RunningSimulator['truth']>

/** What each side has, in words that are equal where they agree. */
export type Side = {
  readonly charges: readonly string[]
  readonly refunds: readonly string[]
  readonly disputes: readonly string[]
  readonly balance: readonly string[]
}

type Moved = { readonly payment: string; readonly currency: string; readonly minor: number }

export function stripeSide(truth: Truth): Side {
  const owners = new Map([...truth.charges, ...truth.refunds, ...truth.disputes].map((one) => [one.id, one]))
  const moved = truth.balanceTransactions.flatMap(({ source, net, currency }) => {
    const owner = owners.get(String(source))
    return owner ? [{ payment: String(owner.payment_intent), currency: currency.toUpperCase(), minor: net }] : []
  })
  return {
    // The charge of a declined attempt moved nothing.
    charges: truth.charges.filter(({ status }) => status === 'succeeded').map(({ id }) => id),
    // What was let go without being captured is no money that came back.
    refunds: truth.refunds.flatMap(({ id, status, amount, balance_transaction: moves }) =>
      moves ? [`${id} ${status} ${amount}`] : [],
    ),
    disputes: truth.disputes.map(({ id, amount }) => `${id} ${amount}`),
    balance: sumsOf(moved),
  }
}

/** What moved of each payment in each currency; nothing where it came to nothing. */
export function sumsOf(moved: readonly Moved[]): readonly string[] {
  const found = new Map<string, number>()
  for (const { payment, currency, minor } of moved) {
    const key = `${payment} ${currency}`
    found.set(key, (found.get(key) ?? 0) + minor)
  }
  return [...found].flatMap(([key, minor]) => (minor === 0 ? [] : [`${key} ${minor}`]))
}

export function differencesOf(stripe: Side, ours: Side): readonly string[] {
  return (['charges', 'refunds', 'disputes', 'balance'] as const).flatMap((what) => [
    ...stripe[what].filter((one) => !ours[what].includes(one)).map((one) => `${what} only at Stripe: ${one}`),
    ...ours[what].filter((one) => !stripe[what].includes(one)).map((one) => `${what} only with us: ${one}`),
    ...ours[what].filter((one, at) => ours[what].indexOf(one) !== at).map((one) => `${what} twice with us: ${one}`),
  ])
}
