import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { aSaleElsewhere, ledgerBalanceOf, runPayouts, stripeBalanceOf } from '#tests/support/cash-flow.ts'
import { noticesOf } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

const follow = (salon: Salon) => followBalance(salon.form, salon.stripeAccountId)

const payoutsOf = ({ branchId }: Salon) =>
  database().payout.findMany({ where: { branchId }, include: { contents: { orderBy: { id: 'asc' } } } })

async function aPaidOutSalon() {
  const salon = await aSalon()
  await aSaleElsewhere(salon, 20_000)
  const [payout] = await runPayouts(salon)
  if (!payout) throw new Error('nothing was paid out')
  await follow(salon)
  return { salon, payout }
}

test('a payout is known while it is on its way, and what it was made of once Stripe knows', async () => {
  const { salon, payout } = await aPaidOutSalon()
  expect(await payoutsOf(salon)).toMatchObject([
    { stripePayoutId: payout.id, amountMinor: BigInt(payout.amount), state: 'pending', contents: [] },
  ])
  await control(`/payouts/${payout.id}/pay`, {})
  await follow(salon)
  const [paid] = await payoutsOf(salon)
  expect(paid).toMatchObject({ state: 'paid', contentsRead: true })
  expect(paid?.contents.map(({ type }) => type).toSorted()).toEqual(['charge', 'payout'])
  const sum = paid?.contents.reduce((total, { grossMinor, feeMinor }) => total + grossMinor - feeMinor, 0n)
  expect(sum).toBe(0n)
})

test('a payout that failed comes back into the balance, and staff are told once', async () => {
  const { salon, payout } = await aPaidOutSalon()
  await control(`/payouts/${payout.id}/pay`, {})
  await control(`/payouts/${payout.id}/fail`, {})
  await follow(salon)
  await follow(salon)
  expect(await payoutsOf(salon)).toMatchObject([{ state: 'failed', failureCode: 'account_closed' }])
  expect(await noticesOf(salon)).toEqual(['payout_failed'])
  expect(await ledgerBalanceOf(salon)).toEqual(await stripeBalanceOf(salon))
})

test('a payout that was ordered by hand is known without its contents', async () => {
  const salon = await aSalon()
  await aSaleElsewhere(salon, 20_000)
  await salon.stripe.sdk.payouts.create({ amount: 5000, currency: 'eur' })
  await follow(salon)
  expect(await payoutsOf(salon)).toMatchObject([{ automatic: false, amountMinor: 5000n, contents: [] }])
})
