import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { type Currency, decimalsOf } from '#lib/money/currencies.ts'
import { type Money, money, percentOf, zero } from '#lib/money/money.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import { type CashFlow, noFlow } from '#lib/payments/reports/cash-flow.ts'
import { addDays, dayOf, weekdayOf } from '#lib/visits/calendar.ts'
import { cancellationLetter } from './clients/cancellation-letter.ts'
import { latePaymentLetter } from './clients/late-payment-letter.ts'
import { paymentLinkLetter } from './clients/payment-link-letter.ts'
import { receiptLetter } from './clients/receipt-letter.ts'
import { refundLetter } from './clients/refund-letter.ts'
import { visitLetter } from './clients/visit-letter.ts'
import type { Letter } from './letter.ts'
import { invitationLetter } from './people-letters.ts'
import { disputeLetter } from './staff/dispute-letter.ts'
import { failedRefundLetter } from './staff/failed-refund-letter.ts'
import { holdLetter } from './staff/hold-letter.ts'
import { reportLetter } from './staff/report-letter.ts'

/** The salon in whose name a sample is written. */
export type SampleSalon = {
  readonly name: string
  readonly address: string | null
  readonly timeZone: string
  readonly currency: Currency
  readonly rule: CancellationRule
  /** Where its pages are; no sample leads further. */
  readonly origin: string
}

type Sample = ReturnType<typeof sampleOf>

const SAMPLES = {
  visit_booked: ({ visit }: Sample) => visitLetter('visit_booked', visit),
  visit_reminder: ({ visit }: Sample) => visitLetter('visit_reminder', visit),
  visit_moved: ({ visit }: Sample) => visitLetter('visit_moved', visit),
  visit_canceled: ({ visit, half }: Sample) => cancellationLetter('visit_canceled', { ...visit, ...halved(half) }),
  visit_missed: ({ visit, half }: Sample) => cancellationLetter('visit_missed', { ...visit, ...halved(half) }),
  payment_link: ({ visit, half }: Sample) => paymentLinkLetter({ ...visit, amount: half, spread: zero(half.currency) }),
  receipt: ({ payment }: Sample) => receiptLetter(payment),
  refund_started: ({ payment }: Sample) => refundLetter('refund_started', payment),
  refund_succeeded: ({ payment }: Sample) => refundLetter('refund_succeeded', payment),
  refund_failed: ({ payment }: Sample) => refundLetter('refund_failed', payment),
  late_payment_booked: ({ visit }: Sample) => visitLetter('late_payment_booked', visit),
  late_payment_returned: ({ visit, nearest }: Sample) => latePaymentLetter({ ...visit, isCanceled: false, nearest }),
  dispute_opened: ({ payment, soon }: Sample) =>
    disputeLetter({ ...payment, reason: 'product_not_received', isInquiry: false, answerBy: soon }),
  refund_failed_staff: ({ payment }: Sample) =>
    failedRefundLetter({ ...payment, failureReason: 'expired_or_canceled_card' }),
  hold_expires_soon: ({ payment, soon }: Sample) => holdLetter({ ...payment, captureBefore: soon }),
  invitation: ({ visit, soon }: Sample) =>
    invitationLetter({ ...visit, salon: visit.branch.name, role: 'reception', expiresAt: soon }),
  cash_flow_report: ({ report }: Sample) => reportLetter(report),
} as const

const halved = (half: Money) => {
  const nothing = zero(half.currency)
  return { fee: half, returned: half, released: nothing, atDesk: nothing }
}

export type SampleKind = keyof typeof SAMPLES

export const isSampleKind = (text: string): text is SampleKind => Object.hasOwn(SAMPLES, text)

/** Every kind of letter that a salon sends, in the order in which they are shown. */
export const SAMPLE_KINDS: readonly SampleKind[] = Object.keys(SAMPLES).filter(isSampleKind)

/** The letters among them that go to those who work at the salon. */
export const STAFF_KINDS: readonly SampleKind[] = [
  ...(['dispute_opened', 'refund_failed_staff', 'hold_expires_soon', 'invitation', 'cash_flow_report'] as const),
]

/** A letter as it looks, about a client who is not there. */
export const sampleLetter = (
  kind: SampleKind,
  locale: Locale,
  at: { readonly salon: SampleSalon; readonly now: Date },
): Letter => SAMPLES[kind](sampleOf(locale, at))

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

function sampleOf(locale: Locale, { salon, now }: { readonly salon: SampleSalon; readonly now: Date }) {
  const { client, haircut, care, staff } = messagesOf(locale).letters.sample
  const sum = (whole: number): Money => money(whole * 10 ** decimalsOf(salon.currency), salon.currency)
  const startsAt = new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS + 3 * DAY_MS)
  const total = sum(600)
  const half = percentOf(total, 50)
  const visit = {
    ...{ locale, clientName: client, reference: 'KX7M2P', startsAt, link: salon.origin, branch: salon },
    endsAt: new Date(startsAt.getTime() + 1.5 * HOUR_MS),
    services: [
      { service: haircut, staff, price: sum(450) },
      { service: care, staff, price: sum(150) },
    ],
    ...{ total, paid: half, open: half, held: zero(salon.currency), discount: zero(salon.currency) },
    cancellation: { rule: salon.rule, now },
  }
  const later = (hours: number) => ({ startsAt: new Date(startsAt.getTime() + hours * HOUR_MS), href: salon.origin })
  const card = { brand: 'visa', last4: '4242' }
  return {
    visit,
    half,
    payment: { ...visit, amount: half, returned: zero(salon.currency), paidAt: now, card },
    report: reportOf(locale, { salon, now, sum }),
    soon: new Date(startsAt.getTime() + 4 * DAY_MS),
    nearest: [later(1), later(2), later(24)],
  }
}

type Reported = { readonly salon: SampleSalon; readonly now: Date; readonly sum: (whole: number) => Money }

/** The week before, with figures like those of a small salon. */
function reportOf(locale: Locale, { salon, now, sum }: Reported) {
  const monday = addDays(dayOf(now, salon.timeZone), -6 - weekdayOf(dayOf(now, salon.timeZone)))
  const period = { from: monday, to: addDays(monday, 6) }
  const flowOf = (gross: number, refunds: number, fees: number): CashFlow => ({
    ...noFlow(salon.currency),
    ...{ gross: sum(gross), refunds: sum(refunds), fees: sum(fees) },
  })
  const part = { side: 'balance', currency: salon.currency, chart: null } as const
  return {
    ...({
      locale,
      every: 'weekly',
      period,
      charted: period,
      isTest: false,
      branch: salon,
      link: salon.origin,
    } as const),
    parts: [{ ...part, total: flowOf(18_450, 600, 512), before: flowOf(16_200, 0, 448) }],
    unknownFees: [{ count: 2, captured: sum(900) }],
  }
}
