import { expect, test } from 'vitest'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { resolveNotice } from '#lib/flows/notices/resolve-notice.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { readStripeSettingsPage } from '#lib/flows/settings/read-stripe-settings-page.ts'
import { PAYOUT_PARTS, type PayoutPart, sumOfContents } from '#lib/payments/balance/payout-contents.ts'
import { listFigureRows } from '#lib/views/cash-flow/figure-rows.ts'
import { readFigure } from '#lib/views/cash-flow/figure-sum.ts'
import { listAccountNotices } from '#lib/views/payouts/account-notices.ts'
import { listBalances } from '#lib/views/payouts/balances.ts'
import { findPayout, listPayouts } from '#lib/views/payouts/payout-list.ts'
import { findPayoutPage, type PayoutLine } from '#lib/views/payouts/payout-page.ts'
import { payoutWayFrom } from '#lib/views/payouts/payout-query.ts'
import { dayOf } from '#lib/visits/calendar.ts'
import {
  aPayablePayment,
  aSaleElsewhere,
  aSettledPayment,
  runPayouts,
  stripeBalanceOf,
} from '#tests/support/cash-flow.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'
import { control, openDispute } from '#tests/support/stripe.ts'

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })

const follow = (salon: Salon) => followBalance(salon.form, salon.stripeAccountId)

const allPayouts = async (salon: Salon) => (await listPayouts(salon.owner, { after: null })).payouts

let day = 3

/** EUR 50 that Stripe can pay out at once. */
function payNext(salon: Salon) {
  day += 1
  return aPayablePayment(salon, inDays(day))
}

/** What of a movement is in a part of its payout. */
function minorIn(part: PayoutPart, { cause, gross, fee, net }: PayoutLine): number {
  if (part === 'fees') return cause === 'fee' ? -net.amountMinor : fee.amountMinor
  if (part === 'other') return net.amountMinor
  return part === 'payments' ? gross.amountMinor : -gross.amountMinor
}

/** Stripe pays out what there is, and the money arrives. */
async function aPaidOut(salon: Salon): Promise<string> {
  const [payout] = await runPayouts(salon)
  await control(`/payouts/${payout?.id}/pay`, {})
  await follow(salon)
  return payout?.id ?? ''
}

test('a payout shows the payments, refunds, fees, disputes and other movements that it is made of, to the cent', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const [refunded, disputed] = [await payNext(salon), await payNext(salon)]
  await salon.stripe.sdk.refunds.create({ payment_intent: refunded.paymentIntentId, amount: 2000 })
  await openDispute(salon.stripe, disputed.paymentIntentId)
  await aSaleElsewhere(salon, 20_000)
  await Promise.all([refunded, disputed].map(({ paymentId }) => syncPayment(salon.form, paymentId)))
  await aPaidOut(salon)
  const [payout] = await allPayouts(salon)
  // Of 50.00 Stripe keeps 1.88, of the sale of 200.00 6.75; a dispute costs 20.00.
  expect(payout).toMatchObject({
    ...{ state: 'paid', livemode: false, isAutomatic: true, rates: [] },
    amount: eur(10_000 - 2000 - 5000 - 2 * 188 - 2000 + 20_000 - 675),
    contents: { payments: eur(10_000), refunds: eur(2000), disputes: eur(5000), fees: eur(2376), other: eur(19_325) },
  })
  expect(payout?.contents && sumOfContents(payout.contents)).toEqual(payout?.amount)
  const page = await findPayoutPage(salon.owner, { id: payout?.id ?? '', after: null })
  expect(page?.lines.map(({ cause }) => cause).toSorted()).toEqual([
    ...['charge', 'charge', 'dispute_withdrawn', 'other', 'refund'],
  ])
  const paidOut = page?.lines.reduce((sum, { net }) => sum + net.amountMinor, 0)
  expect(paidOut).toBe(payout?.amount.amountMinor)
  expect(page?.lines.find(({ cause }) => cause === 'refund')).toMatchObject({
    ...{ gross: eur(-2000), fee: eur(0), payment: { id: refunded.paymentId, clientName: 'Anna' } },
  })
  // Each part opens the movements that it is the sum of.
  for (const part of PAYOUT_PARTS) {
    const opened = await findPayoutPage(salon.owner, { id: payout?.id ?? '', after: null, part })
    const sum = opened?.lines.reduce((found, line) => found + minorIn(part, line), 0)
    expect([part, sum]).toEqual([part, payout?.contents?.[part].amountMinor])
  }
  const first = await findPayoutPage(salon.owner, { id: payout?.id ?? '', after: null, size: 3 })
  const rest = await findPayoutPage(salon.owner, { id: payout?.id ?? '', after: first?.next ?? null, size: 3 })
  expect([...(first?.lines ?? []), ...(rest?.lines ?? [])]).toEqual(page?.lines)
})

test('a payout in another currency than the clients’ says at what rate it was exchanged', async () => {
  const salon = await aSalon({ account: { country: 'GB', currency: 'gbp' } })
  await payNext(salon)
  await aPaidOut(salon)
  const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' })
  expect(await allPayouts(salon)).toMatchObject([
    {
      amount: gbp(4104),
      rates: [{ from: 'EUR', least: '0.852669', most: '0.852669' }],
      contents: { payments: gbp(4263), fees: gbp(159), other: gbp(0) },
    },
  ])
})

test('what is still in the balance, what of it comes later, and what is on its way', async () => {
  const salon = await aSalon()
  await payNext(salon)
  await aSettledPayment(salon, inDays(40))
  await follow(salon)
  const balance = eur(2 * 4812)
  const today = dayOf(new Date(), 'Europe/Berlin')
  const period = { from: today, to: today }
  expect(await listBalances(salon.owner)).toEqual([
    { livemode: false, balance, pending: eur(4812), onItsWay: eur(0), period },
  ])
  const opened = { report: { period, by: 'month', mode: null }, livemode: false, side: 'balance', group: null } as const
  const open = async (figure: 'change' | 'pending') => {
    const filter = { ...opened, currency: 'EUR', figure } as const
    const { rows } = await listFigureRows(salon.owner, filter, { after: null })
    return [rows.map(({ amount }) => amount.amountMinor), await readFigure(salon.owner, filter)]
  }
  expect(await open('change')).toEqual([[4812, 4812], balance])
  expect(await open('pending')).toEqual([[4812], eur(4812)])
  expect({ EUR: balance.amountMinor }).toEqual(await stripeBalanceOf(salon))
  await runPayouts(salon)
  await follow(salon)
  expect(await listBalances(salon.owner)).toEqual([
    { livemode: false, balance: eur(4812), pending: eur(4812), onItsWay: eur(4812), period },
  ])
  const onTheWay = async (query: Record<string, string>) =>
    (await listPayouts(salon.owner, { after: null, onItsWay: payoutWayFrom(query) })).payouts.map(({ state }) => state)
  expect(await onTheWay({ on_its_way: 'test', currency: 'EUR' })).toEqual(['pending'])
  expect(await onTheWay({ on_its_way: 'live', currency: 'EUR' })).toEqual([])
  expect(await onTheWay({ on_its_way: 'test', currency: 'GBP' })).toEqual([])
  expect(await allPayouts(salon)).toMatchObject([{ state: 'pending', contents: null }])
})

test('a payout that failed raises a flag here and in the health of the account, until somebody has seen to it', async () => {
  const salon = await aSalon()
  await payNext(salon)
  const failed = await aPaidOut(salon)
  const health = async () => (await readStripeSettingsPage(salon.owner)).health.map(({ line }) => line)
  expect(await listAccountNotices(salon.owner)).toEqual([])
  await control(`/payouts/${failed}/fail`, {})
  await follow(salon)
  const [payout] = await allPayouts(salon)
  expect(payout).toMatchObject({ state: 'failed', failureCode: 'account_closed' })
  const [notice] = await listAccountNotices(salon.owner)
  expect(notice).toMatchObject({ kind: 'payout_failed', payoutId: payout?.id })
  expect(await health()).toContain('payout_failed')
  await resolveNotice(salon.owner, { noticeId: notice?.id ?? '' })
  expect(await listAccountNotices(salon.owner)).toEqual([])
  expect(await health()).not.toContain('payout_failed')
  // The money is in the balance again.
  expect(await listBalances(salon.owner)).toMatchObject([{ balance: eur(4812), onItsWay: eur(0) }])
})

test('payouts are turned page by page, and another salon’s are not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  for (const amount of [20_000, 30_000, 40_000]) {
    await aSaleElsewhere(salon, amount)
    await aPaidOut(salon)
  }
  const first = await listPayouts(salon.owner, { after: null, size: 2 })
  const second = await listPayouts(salon.owner, { after: first.next, size: 2 })
  expect([...first.payouts, ...second.payouts]).toEqual(await allPayouts(salon))
  expect(second.next).toBeNull()
  expect(await allPayouts(other)).toEqual([])
  expect(await findPayout(other.owner, first.payouts[0]?.id ?? '')).toBeNull()
  expect(await findPayoutPage(other.owner, { id: first.payouts[0]?.id ?? '', after: null })).toBeNull()
})
