import { Stripe } from 'stripe'
import { findScopeOfForm, findScopeOfMember } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { answerDispute } from '#lib/flows/disputes/answer-dispute.ts'
import { startOpenPayment } from '#lib/flows/intents/start-open-payment.ts'
import { makePaymentLink } from '#lib/flows/links/make-payment-link.ts'
import { withdrawPaymentLink } from '#lib/flows/links/withdraw-payment-link.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { reconcileAccount } from '#lib/flows/stripe-events/reconcile-account.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { confirmVisit } from '#lib/flows/visits/confirm-visit.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import { deliver } from '#tests/model/world/real-app.ts'
import { runWaitingJob } from '#tests/model/world/waiting-jobs.ts'
import { SOME_EVIDENCE } from '#tests/support/disputes.ts'
import { sendWaiting } from '#tests/support/letters.ts'
import { inDays } from '#tests/support/salon.ts'
import { openDispute } from '#tests/support/stripe.ts'

/** What another process must know to go on with a story: everything else is in the database and at Stripe. */
export type Place = {
  readonly slug: string
  readonly signingSecret: string
  readonly stripeKey: string
  readonly serviceIds: readonly string[]
}

const STRANGER = { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' }
const ANNA = { name: 'Anna', phone: '+4915112345678', email: 'anna@example.com' }
const HOURS = [10, 12, 14, 16] as const

async function open({ slug, stripeKey, signingSecret, serviceIds }: Place) {
  const form = await findScopeOfForm(slug)
  const { userId } = await database().membership.findFirstOrThrow({ where: { branch: { slug } } })
  const member = await findScopeOfMember(userId, slug)
  invariant(form && member, 'the salon is there')
  const { branchId } = form
  const { id: stripeAccountId } = await database().stripeAccount.findFirstOrThrow({ where: { branchId } })
  const { hostname: host, port } = new URL(process.env.STRIPE_API_ORIGIN ?? '')
  const sdk = new Stripe(stripeKey, { host, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
  return { form, owner: member.scope, branchId, stripeAccountId, signingSecret, sdk, serviceIds }
}

type Opened = Awaited<ReturnType<typeof open>>

const visitOf = ({ branchId }: Opened) =>
  database().visit.findFirstOrThrow({ where: { branchId, contactName: ANNA.name }, orderBy: { createdAt: 'desc' } })

const paymentOf = ({ branchId }: Opened) =>
  database().payment.findFirstOrThrow({ where: { branchId }, orderBy: { createdAt: 'desc' } })

function book({ form, serviceIds }: Opened, contact: typeof ANNA, hour: number) {
  const wish = { serviceIds: [...serviceIds], staffMemberId: null, startsAt: inDays(2, hour), locale: 'en', contact }
  return bookVisit(form, wish)
}

/** One thing that somebody does; whoever is cut off in the middle does it again. */
const STEPS = {
  book: async (place) => {
    for (const hour of HOURS) if ((await book(place, ANNA, hour)).ok) return
  },
  start: async (place) => {
    const { id: visitId } = await visitOf(place)
    await startPayment(place.form, { visitId, choice: 'everything' })
  },
  forget_intent: async (place) => {
    const { id } = await paymentOf(place)
    await database().payment.updateMany({ where: { id, state: 'awaiting' }, data: { stripePaymentIntentId: null } })
  },
  confirm: async ({ sdk }) => {
    const { data } = await sdk.paymentIntents.list()
    const card = { payment_method: 'pm_card_visa', return_url: 'http://localhost/done' }
    const open_ = data.find(({ status }) => status === 'requires_payment_method')
    if (open_) await sdk.paymentIntents.confirm(open_.id, card)
  },
  deliver: async (place) => {
    const { data } = await place.sdk.events.list({ limit: 100 })
    for (const event of data) if (event.type.startsWith('charge.')) await deliver(place, event)
  },
  run_jobs: async (place) => {
    for (let runs = 0; runs < 30 && (await runWaitingJob(place, 0)); runs += 1);
  },
  send_letters: async (place) => {
    await sendWaiting(place)
  },
  come_back: async (place) => {
    await syncPayment(place.form, (await paymentOf(place)).id)
  },
  refund: async (place) => {
    const { id: paymentId, amountMinor } = await paymentOf(place)
    const wish = { paymentId, amountMinor: Number(amountMinor), reason: 'canceled_by_salon' } as const
    await refundPayment(place.owner, wish)
  },
  refund_at_stripe: async (place) => {
    const { stripePaymentIntentId } = await paymentOf(place)
    const { data } = await place.sdk.refunds.list({ payment_intent: stripePaymentIntentId ?? '' })
    if (data.length === 0) await place.sdk.refunds.create({ payment_intent: stripePaymentIntentId ?? '' })
  },
  capture: async (place) => {
    const { id: paymentId } = await paymentOf(place)
    await captureHold(place.owner, { paymentId, amountMinor: 4000 })
  },
  cancel_late: async (place) => {
    const { id: visitId, branchId } = await visitOf(place)
    const agreedTerms = { version: 1, freeHours: 720, fee: { kind: 'percent', percent: 50 } }
    await database().visit.update({ where: { branchId_id: { branchId, id: visitId } }, data: { agreedTerms } })
    await cancelVisit(place.form, { visitId, isFeeWaived: false })
  },
  move: async (place) => {
    const { id: visitId } = await visitOf(place)
    await moveVisit(place.form, { visitId, startsAt: inDays(4, 15), staffMemberId: null })
  },
  be_disputed: async ({ sdk, branchId }) => {
    const { stripePaymentIntentId } = await database().payment.findFirstOrThrow({ where: { branchId } })
    if ((await sdk.disputes.list()).data.length === 0) await openDispute({ sdk }, stripePaymentIntentId ?? '')
  },
  answer_dispute: async ({ owner, branchId }) => {
    const { id: disputeId } = await database().dispute.findFirstOrThrow({ where: { branchId } })
    await answerDispute(owner, { disputeId, evidence: SOME_EVIDENCE })
  },
  make_link: async (place) => {
    const { branchId } = place
    const { id: visitId } = await visitOf(place)
    await database().paymentTerms.update({ where: { branchId }, data: { linkPaymentEnabled: true } })
    await makePaymentLink(place.owner, { visitId, amountMinor: null })
  },
  press_link: async (place) => {
    const { id: visitId } = await visitOf(place)
    const { id: linkId } = await database().paymentLink.findFirstOrThrow({ where: { visitId } })
    await startOpenPayment(place.form, { visitId, linkId, shownMinor: 3000, openedAt: new Date() })
  },
  record_cash: async (place) => {
    const { id: visitId } = await visitOf(place)
    await recordDeskPayment(place.owner, { visitId, method: 'cash', amountMinor: 3000, note: '' })
  },
  withdraw_link: async (place) => {
    const { id: visitId } = await visitOf(place)
    const { id: linkId } = await database().paymentLink.findFirstOrThrow({ where: { visitId } })
    await withdrawPaymentLink(place.owner, { linkId })
  },
  pay_at_salon: async (place) => {
    const { id: visitId } = await visitOf(place)
    await confirmVisit(place.form, { visitId })
  },
  expire_visit: async (place) => {
    const { id } = await visitOf(place)
    await database().visit.updateMany({ where: { id, state: 'on_hold' }, data: { state: 'expired' } })
  },
  someone_else_books: async (place) => {
    for (const hour of HOURS) await book(place, STRANGER, hour)
  },
  hold_runs_out: async ({ branchId }) => {
    const holdExpiresAt = new Date(Date.now() - 1000)
    await database().visit.updateMany({ where: { branchId, state: 'on_hold' }, data: { holdExpiresAt } })
    await database().$executeRaw`update pgboss.job set start_after = now() - interval '1 second'
      where name = 'expire-hold' and data ->> 'branchId' = ${branchId}`
  },
  reconcile: async ({ form, stripeAccountId }) => {
    await reconcileAccount(form, stripeAccountId)
  },
  follow_balance: async ({ form, stripeAccountId }) => {
    await followBalance(form, stripeAccountId)
  },
} satisfies Record<string, (place: Opened) => Promise<void>>

export type StepName = keyof typeof STEPS

/** Tells the story step by step; `onStep` hears which one begins. */
export async function tell(
  place: Place,
  steps: readonly StepName[],
  onStep: (step: StepName) => void = () => undefined,
): Promise<void> {
  const opened = await open(place)
  for (const step of steps) {
    onStep(step)
    await STEPS[step](opened)
  }
}

const MOST_TRIES = 8

/** Does it until it is done, as a person or a queue would where connections break. */
export async function patiently(act: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act()
    } catch (error) {
      if (tries === MOST_TRIES) throw error
    }
  }
}

export async function tellPatiently(place: Place, steps: readonly StepName[]): Promise<void> {
  for (const step of steps) await patiently(() => tell(place, [step]))
}
