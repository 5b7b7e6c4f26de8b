import type Stripe from 'stripe'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'

export type Scene = {
  readonly simulator: RunningSimulator
  readonly stripe: Stripe
  readonly account: string
  readonly currency: string
}

type Wishes = Partial<Stripe.PaymentIntentCreateParams>

/** Calls whose refusal is what is wanted here. */
async function refused(call: Promise<unknown>): Promise<void> {
  await call.then(
    () => Promise.reject(new Error('The call was expected to be refused.')),
    () => undefined,
  )
}

function pay({ stripe, currency }: Scene, payment_method: string, wishes: Wishes = {}): Promise<Stripe.PaymentIntent> {
  const types = { allowed_payment_method_types: ['card' as const] }
  return stripe.paymentIntents.create({ amount: 9000, currency, ...types, payment_method, confirm: true, ...wishes })
}

const chargeOf = (intent: Stripe.PaymentIntent) => String(intent.latest_charge)

async function payments(scene: Scene): Promise<void> {
  const { stripe, simulator, currency } = scene
  for (const card of [
    'visa',
    'mastercard',
    'amex',
    'discover',
    'diners',
    'jcb',
    'unionpay',
    'visa_debit',
    'us',
    'pl',
  ]) {
    await pay(scene, `pm_card_${card}`, { metadata: { visit: card } })
  }
  for (const card of ['mastercard_prepaid', 'riskLevelElevated', 'cvcCheckFail', 'bypassPending']) {
    await pay(scene, `pm_card_${card}`)
  }
  simulator.control.payments.settleAll()
  const declined = ['Declined', 'DeclinedInsufficientFunds', 'DeclinedLostCard', 'DeclinedExpiredCard']
  for (const name of declined) await refused(pay(scene, `pm_card_visa_charge${name}`))
  await refused(pay(scene, 'pm_card_radarBlock'))
  await refused(pay(scene, 'pm_card_authenticationRequired', { off_session: true }))
  const asked = await pay(scene, 'pm_card_threeDSecure2Required', { return_url: 'https://salon.example/done' })
  simulator.control.payments.authenticate(asked.id, 'failed')
  const again = await stripe.paymentIntents.confirm(asked.id, { payment_method: 'pm_card_threeDSecure2Required' })
  simulator.control.payments.authenticate(again.id, 'succeeded')
  await pay({ ...scene, currency: 'usd' }, 'pm_card_visa', { capture_method: 'automatic', receipt_email: 'a@b.pl' })
  const open = await stripe.paymentIntents.create({
    amount: 5000,
    currency,
    automatic_payment_methods: { enabled: true },
  })
  const address = { line1: 'Nowy Świat 1', city: 'Warszawa', country: 'PL', postal_code: '00-001' }
  await stripe.paymentIntents.update(open.id, { shipping: { name: 'Anna', address }, description: 'Haircut' })
  await stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_visa', return_url: 'https://salon.example' })
  await stripe.paymentIntents.cancel((await stripe.paymentIntents.create({ amount: 5000, currency })).id)
}

async function holds(scene: Scene): Promise<void> {
  const { stripe, simulator } = scene
  const hold = () => pay(scene, 'pm_card_visa', { capture_method: 'manual' })
  await stripe.paymentIntents.capture((await hold()).id)
  await stripe.paymentIntents.capture((await hold()).id, { amount_to_capture: 4000 })
  await stripe.paymentIntents.cancel((await hold()).id, { cancellation_reason: 'requested_by_customer' })
  simulator.control.payments.expireHold((await hold()).id)
}

async function refunds(scene: Scene): Promise<void> {
  const { stripe, simulator } = scene
  const whole = await stripe.refunds.create({ payment_intent: (await pay(scene, 'pm_card_visa')).id })
  await stripe.refunds.update(whole.id, { metadata: { note: 'sorry' } })
  const part = await pay(scene, 'pm_card_visa')
  await stripe.refunds.create({ payment_intent: part.id, amount: 100, reason: 'duplicate' })
  const pending = await stripe.refunds.create({ payment_intent: (await pay(scene, 'pm_card_pendingRefund')).id })
  simulator.control.payments.finishRefund(pending.id)
  const failing = await stripe.refunds.create({ payment_intent: (await pay(scene, 'pm_card_refundFail')).id })
  simulator.control.payments.failRefund(failing.id)
}

async function disputes(scene: Scene): Promise<void> {
  const { stripe, simulator } = scene
  const control = simulator.control.disputes
  const upload = { data: Buffer.from('%PDF-1.7'), name: 'receipt.pdf', type: 'application/pdf' }
  const file = await stripe.files.create({ purpose: 'dispute_evidence', file: upload })
  const won = control.open(chargeOf(await pay(scene, 'pm_card_visa')), { reason: 'product_not_received' })
  await stripe.disputes.update(won.id, { evidence: { receipt: file.id, product_description: 'A cut' }, submit: false })
  await stripe.disputes.update(won.id, { evidence: { uncategorized_text: 'winning_evidence' } })
  control.win(won.id)
  await stripe.disputes.close(control.open(chargeOf(await pay(scene, 'pm_card_amex'))).id)
  control.open(chargeOf(await pay(scene, 'pm_card_visa')), { isLost: true })
  const inquiry = control.open(chargeOf(await pay(scene, 'pm_card_visa')), { caseType: 'inquiry', reason: 'general' })
  control.escalate(inquiry.id)
  control.lose(control.open(chargeOf(await pay(scene, 'pm_card_visa')), { caseType: 'inquiry' }).id)
  for (const name of ['createDispute', 'createDisputeInquiry', 'createMultipleDisputes', 'createIssuerFraudRecord']) {
    await pay(scene, `pm_card_${name}`)
  }
  simulator.control.advance(simulator.control.settings().disputeMs)
  await stripe.disputes.retrieve(won.id, { expand: ['evidence.receipt', 'charge.balance_transaction'] })
  await stripe.files.retrieve(file.id)
  await stripe.radar.earlyFraudWarnings.list()
}

async function customers(scene: Scene): Promise<void> {
  const { stripe, simulator } = scene
  const customer = await stripe.customers.create({ name: 'Anna', email: 'anna@example.com', phone: '+48511222333' })
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
  await stripe.paymentMethods.update(method.id, { billing_details: { name: 'Anna' }, metadata: { own: 'yes' } })
  const invoice_settings = { default_payment_method: method.id }
  await stripe.customers.update(customer.id, { invoice_settings, address: { city: 'Lviv', country: 'UA' } })
  await stripe.customers.retrieve(customer.id, { expand: ['invoice_settings.default_payment_method'] })
  const setup = { customer: customer.id, allowed_payment_method_types: ['card' as const] }
  await stripe.setupIntents.create({ ...setup, payment_method: 'pm_card_mastercard', confirm: true })
  await refused(stripe.setupIntents.create({ ...setup, payment_method: 'pm_card_chargeDeclined', confirm: true }))
  const asked = await stripe.setupIntents.create({ ...setup, payment_method: 'pm_card_authenticationRequired' })
  await stripe.setupIntents.confirm(asked.id, { return_url: 'https://salon.example/saved' })
  simulator.control.payments.authenticate(asked.id, 'failed')
  await stripe.setupIntents.confirm(asked.id, { payment_method: 'pm_card_authenticationRequired' })
  simulator.control.payments.authenticate(asked.id, 'succeeded')
  await stripe.setupIntents.retrieve(asked.id, { expand: ['latest_attempt', 'payment_method', 'customer'] })
  await stripe.setupIntents.cancel((await stripe.setupIntents.create(setup)).id)
  const saved = { customer: customer.id, off_session: true }
  await pay(scene, method.id, saved)
  const token = await stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_visa' })
  const { payment_method: _, ...bare } = { payment_method: '', amount: 4000, currency: scene.currency }
  await stripe.paymentIntents.create({
    ...bare,
    confirm: true,
    confirmation_token: token.id,
    return_url: 'https://a.b',
  })
  await stripe.confirmationTokens.retrieve(token.id)
  await stripe.paymentMethods.detach(method.id)
  await stripe.paymentMethods.retrieve(method.id)
  await stripe.customers.del(customer.id)
  await stripe.customers.retrieve(customer.id)
}

async function payouts(scene: Scene): Promise<void> {
  const { stripe, simulator, account, currency } = scene
  simulator.control.advance(10 * 24 * 60 * 60 * 1000)
  const manual = await stripe.payouts.create({ amount: 500, currency, metadata: { why: 'rent' } })
  await stripe.payouts.cancel(manual.id)
  const [automatic] = simulator.control.payouts.run(account)
  simulator.control.payouts.pay(automatic?.id ?? '')
  const contents = await stripe.balanceTransactions.list({ payout: automatic?.id ?? '', expand: ['data.source'] })
  if (contents.data.length === 0) throw new Error('The payout is empty.')
  await stripe.payouts.retrieve(automatic?.id ?? '', { expand: ['balance_transaction'] })
  simulator.control.payouts.fail(automatic?.id ?? '')
  await stripe.payouts.update(manual.id, { metadata: { why: 'rent, paid otherwise' } })
}

async function reading({ stripe }: Scene): Promise<void> {
  await stripe.accounts.retrieveCurrent()
  await stripe.balance.retrieve()
  for (const expand of [[], ['data.latest_charge.balance_transaction'], ['data.payment_method', 'data.customer']]) {
    await stripe.paymentIntents.list({ limit: 100, expand })
  }
  await stripe.charges.list({ limit: 100, expand: ['data.refunds', 'data.payment_intent'] })
  await stripe.refunds.list({ limit: 100, expand: ['data.charge', 'data.failure_balance_transaction'] })
  await stripe.disputes.list({ limit: 100 })
  await stripe.payouts.list({ limit: 100 })
  await stripe.customers.list()
  await stripe.setupIntents.list()
  await stripe.events.list({ limit: 5 })
  const { id } = await stripe.webhookEndpoints.create({ url: 'https://salon.example/hook', enabled_events: ['*'] })
  await stripe.webhookEndpoints.update(id, { disabled: true, description: 'off', metadata: { a: 'b' } })
  await stripe.webhookEndpoints.list()
  await stripe.webhookEndpoints.del(id)
}

async function refusals({ stripe, currency }: Scene): Promise<void> {
  await refused(stripe.paymentIntents.retrieve('pi_missing'))
  await refused(stripe.paymentIntents.create({ amount: 1, currency }))
  await refused(stripe.paymentIntents.create({ amount: 99_999_999_999, currency }))
  await refused(stripe.refunds.create({}))
  await refused(stripe.paymentIntents.confirm((await stripe.paymentIntents.create({ amount: 500, currency })).id))
}

/** Goes through everything that the simulator can be asked or made to do. */
export async function doEverything(scene: Scene): Promise<void> {
  const acts = [payments, holds, refunds, disputes, customers, payouts, reading, refusals]
  for (const act of acts) await act(scene)
}
