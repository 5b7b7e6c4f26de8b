import type Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { eventOf, eventsAbout, eventually, typesAbout } from '../support/happened.ts'
import { chargeOf, pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, type Target, withSimulator } from '../support/target.ts'

withSimulator({ disputeMs: 20 })

type Disputed = { readonly dispute: Stripe.Dispute; readonly intent: Stripe.PaymentIntent }

/** Pays with a card whose charges are contested, and waits for that. */
async function contested(target: Target, card = 'pm_card_createDispute'): Promise<Disputed> {
  const intent = await pay(target, { payment_method: card })
  const dispute = await eventually(
    async () => (await target.stripe.disputes.list({ payment_intent: intent.id })).data[0],
    `a dispute of ${intent.id}`,
  )
  return { dispute, intent }
}

function inState({ stripe }: Target, id: string, status: string): Promise<Stripe.Dispute> {
  return eventually(async () => {
    const dispute = await stripe.disputes.retrieve(id)
    return dispute.status === status && dispute
  }, `${id} to be ${status}`)
}

describe('a chargeback', () => {
  test('takes the money and a fee at once, and asks for an answer by a day', async () => {
    const account = await freshAccount()
    const { dispute, intent } = await contested(account)
    expect(dispute).toMatchObject({
      amount: 5000,
      charge: intent.latest_charge,
      currency: account.currency,
      is_charge_refundable: false,
      payment_intent: intent.id,
      reason: 'fraudulent',
      status: 'needs_response',
    })
    expect(dispute.evidence_details).toMatchObject({ has_evidence: false, past_due: false, submission_count: 0 })
    const days = ((dispute.evidence_details.due_by ?? 0) - dispute.created) / 86_400
    expect(days).toBeGreaterThanOrEqual(7)
    expect(days).toBeLessThanOrEqual(21)
    const [withdrawal] = dispute.balance_transactions
    expect(withdrawal).toMatchObject({ type: 'adjustment', reporting_category: 'dispute', amount: -5000 })
    expect(withdrawal?.fee).toBeGreaterThan(0)
    expect(withdrawal?.net).toBe(-5000 - (withdrawal?.fee ?? 0))
    expect(withdrawal?.fee_details).toMatchObject([{ type: 'stripe_fee', description: 'Dispute fee' }])
    expect(await chargeOf(account.stripe, intent)).toMatchObject({ disputed: true, refunded: false })
  })

  test('tells that it was opened and that the money is gone', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account)
    const types = await typesAbout(account.stripe, dispute.id, 'charge.dispute.funds_withdrawn')
    expect(types).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
  })

  test('keeps the charge from being refunded', async () => {
    const account = await freshAccount()
    const { intent } = await contested(account)
    const refusal = await refusalOf(account.stripe.refunds.create({ payment_intent: intent.id }))
    expect(refusal).toMatchObject({ statusCode: 400, code: 'charge_disputed' })
  })

  test('is won with winning evidence, and the money comes back', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account)
    const draft = await account.stripe.disputes.update(dispute.id, {
      evidence: { product_description: 'A haircut', customer_name: 'Anna' },
      submit: false,
    })
    expect(draft).toMatchObject({ status: 'needs_response', evidence: { product_description: 'A haircut' } })
    expect(draft.evidence_details).toMatchObject({ has_evidence: true, submission_count: 0 })
    const sent = await account.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
    })
    expect(sent).toMatchObject({ status: 'under_review', evidence: { customer_name: 'Anna' } })
    expect(sent.evidence_details.submission_count).toBe(1)

    const won = await inState(account, dispute.id, 'won')
    expect(won.balance_transactions).toMatchObject([{ amount: -5000 }, { amount: 5000, fee: 0 }])
    const types = await typesAbout(account.stripe, dispute.id, 'charge.dispute.funds_reinstated')
    expect(types).toContain('charge.dispute.closed')
    expect(types).toContain('charge.dispute.updated')
  })

  test('is lost with losing evidence, and the money stays away', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account)
    await account.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'losing_evidence' } })
    const lost = await inState(account, dispute.id, 'lost')
    expect(lost.balance_transactions).toHaveLength(1)
    const types = await typesAbout(account.stripe, dispute.id, 'charge.dispute.closed')
    expect(types).not.toContain('charge.dispute.funds_reinstated')
  })

  test('can be given in to, and not answered after', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account)
    expect(await account.stripe.disputes.close(dispute.id)).toMatchObject({ status: 'lost' })
    const closed = await eventOf(account.stripe, dispute.id, 'charge.dispute.closed')
    expect(closed.data.previous_attributes).toMatchObject({ status: 'needs_response' })
    const late = account.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } })
    expect((await refusalOf(late)).statusCode).toBe(400)
  })

  test('has only evidence that exists and is not too long', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account)
    const missing = await refusalOf(
      account.stripe.disputes.update(dispute.id, { evidence: { receipt: 'file_missing' }, submit: false }),
    )
    expect(missing).toMatchObject({ code: 'resource_missing' })
    const long = await refusalOf(
      account.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'x'.repeat(150_001) } }),
    )
    expect(long.statusCode).toBe(400)
  })

  test('may be one of several of the same charge', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method: 'pm_card_createMultipleDisputes' })
    const disputes = await eventually(async () => {
      const { data } = await account.stripe.disputes.list({ charge: String(intent.latest_charge) })
      return data.length > 1 && data
    }, 'several disputes')
    expect(disputes.every(({ charge }) => charge === intent.latest_charge)).toBe(true)
  })

  simulatorTest('is lost when nobody answers in time', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account)
    await control().advance({ days: 22 })
    const lost = await account.stripe.disputes.retrieve(dispute.id)
    expect(lost).toMatchObject({ status: 'lost', evidence_details: { past_due: true } })
  })

  simulatorTest('can be won after it was lost, and be lost from the first', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account)
    await control().post(`/_sim/disputes/${dispute.id}/lose`)
    await control().post(`/_sim/disputes/${dispute.id}/win`)
    expect(await account.stripe.disputes.retrieve(dispute.id)).toMatchObject({ status: 'won' })
    const types = (await eventsAbout(account.stripe, dispute.id)).map(({ type }) => type)
    expect(types.filter((type) => type === 'charge.dispute.closed')).toHaveLength(2)
    expect(types.at(-1)).toBe('charge.dispute.funds_reinstated')

    const intent = await pay(account)
    const lost = await control().post(`/_sim/charges/${intent.latest_charge}/dispute`, { isLost: true, amount: 1000 })
    expect(lost).toMatchObject({ status: 'lost', amount: 1000, evidence_details: { due_by: null } })
  })

  simulatorTest('of a charge in another currency is booked in the account’s own', async () => {
    const account = await freshAccount({ country: 'PL' })
    const intent = await pay(account, { currency: 'usd' })
    const dispute = await control().post(`/_sim/charges/${intent.latest_charge}/dispute`)
    expect(dispute).toMatchObject({ amount: 5000, currency: 'usd' })
    const [withdrawal] = (await account.stripe.disputes.retrieve(dispute.id)).balance_transactions
    expect(withdrawal).toMatchObject({ currency: 'pln' })
    expect(withdrawal?.amount).toBe(-Math.round(5000 * (withdrawal?.exchange_rate ?? 0)))
  })
})

describe('an inquiry', () => {
  test('moves no money and leaves the charge refundable', async () => {
    const account = await freshAccount()
    const { dispute, intent } = await contested(account, 'pm_card_createDisputeInquiry')
    expect(dispute).toMatchObject({
      balance_transactions: [],
      is_charge_refundable: true,
      payment_method_details: { card: { case_type: 'inquiry' } },
      status: 'warning_needs_response',
    })
    const types = await typesAbout(account.stripe, dispute.id, 'charge.dispute.created')
    expect(types).not.toContain('charge.dispute.funds_withdrawn')
    expect(await account.stripe.refunds.create({ payment_intent: intent.id })).toMatchObject({ status: 'succeeded' })
  })

  test('becomes a chargeback with the evidence that makes it one', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account, 'pm_card_createDisputeInquiry')
    await account.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } })
    const escalated = await inState(account, dispute.id, 'needs_response')
    expect(escalated.balance_transactions).toHaveLength(1)
    expect(escalated.is_charge_refundable).toBe(false)
    const types = await typesAbout(account.stripe, dispute.id, 'charge.dispute.funds_withdrawn')
    expect(types.slice(-2)).toEqual(['charge.dispute.updated', 'charge.dispute.funds_withdrawn'])
  })

  simulatorTest('that was closed stays closed', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account, 'pm_card_createDisputeInquiry')
    await control().post(`/_sim/disputes/${dispute.id}/lose`)
    await control().advance({ days: 200 })
    const query = `account=${account.keys.id}&type=charge.dispute.closed`
    expect((await control().get(`/_sim/events?${query}`)).events).toHaveLength(1)
    await expect(control().post(`/_sim/disputes/${dispute.id}/escalate`)).rejects.toThrow(/warning_closed/)
  })

  simulatorTest('that nobody pursues is closed after 120 days', async () => {
    const account = await freshAccount()
    const { dispute } = await contested(account, 'pm_card_createDisputeInquiry')
    await control().advance({ days: 121 })
    expect(await account.stripe.disputes.retrieve(dispute.id)).toMatchObject({ status: 'warning_closed' })
    const closed = await eventOf(account.stripe, dispute.id, 'charge.dispute.closed')
    expect(closed.data.object).toMatchObject({ status: 'warning_closed' })
  })
})

test('an early fraud warning comes for the card that brings one', async () => {
  const account = await freshAccount()
  const intent = await pay(account, { payment_method: 'pm_card_createIssuerFraudRecord' })
  const warning = await eventually(
    async () => (await account.stripe.radar.earlyFraudWarnings.list({ payment_intent: intent.id })).data[0],
    'a fraud warning',
  )
  expect(warning).toMatchObject({ actionable: true, charge: intent.latest_charge, payment_intent: intent.id })
  expect(await account.stripe.radar.earlyFraudWarnings.retrieve(warning.id)).toEqual(warning)
})
