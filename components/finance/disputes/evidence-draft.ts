import { createTranslator } from 'next-intl'
import { cancellationSentence } from '#lib/i18n/cancellation-sentence.ts'
import { formatDate, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import type { DisputeEvidence } from '#lib/payments/disputes/dispute-evidence.ts'

type Known = {
  readonly visit: {
    readonly clientName: string
    readonly clientEmail: string
    readonly clientPhone: string
    readonly reference: string
    readonly bookedAt: Date
    readonly startsAt: Date
    readonly state: 'on_hold' | 'booked' | 'arrived' | 'completed' | 'no_show' | 'canceled' | 'expired'
    readonly appointments: readonly { readonly service: string; readonly staff: string; readonly startsAt: Date }[]
    readonly rule: CancellationRule
    /** By card and at the desk, for all of the visit. */
    readonly paid: Money
    /** The words that the client agreed to; null where they were shown none. */
    readonly agreement: { readonly wording: string; readonly at: Date } | null
    readonly salon: { readonly name: string; readonly address: string | null; readonly timeZone: string }
    readonly lettersAt: readonly Date[]
  }
  readonly payment: { readonly createdAt: Date; readonly amount: Money; readonly cardName: string }
}

/** What our books know, in the words that a bank reads. Staff change it as they like before it is sent. */
export function draftEvidence({ visit, payment }: Known, locale: Locale): DisputeEvidence {
  const messages = messagesOf(locale)
  const t = createTranslator({ locale, messages, namespace: 'evidence' })
  const { salon, appointments, agreement } = visit
  const at = { locale, timeZone: salon.timeZone }
  const moment = (instant: Date) => ({ day: formatDate(instant, at), time: formatTime(instant, at) })
  const services = appointments.map(({ service, staff, startsAt }) =>
    t('service', { service, staff, ...moment(startsAt) }),
  )
  const where = { salon: salon.name, address: salon.address ?? '' }
  const cancellation = createTranslator({ locale, messages, namespace: 'booking.cancellation' })
  const rule = cancellationSentence(
    { t: cancellation, locale },
    {
      ...{
        rule: visit.rule,
        startsAt: visit.startsAt,
        timeZone: salon.timeZone,
        paid: visit.paid,
        now: visit.bookedAt,
      },
    },
  )
  return {
    customerName: visit.clientName,
    customerEmail: visit.clientEmail,
    serviceDate: t('moment', moment(visit.startsAt)),
    productDescription: `${t(salon.address ? 'productAt' : 'product', where)}\n${services.join('\n')}`,
    cancellationPolicyDisclosure: [
      t('rule', { rule }),
      ...(agreement ? [t('agreed', { words: agreement.wording, ...moment(agreement.at) })] : []),
    ].join('\n'),
    refundRefusalExplanation: '',
    uncategorizedText: [
      t('booked', { client: visit.clientName, phone: visit.clientPhone, ...moment(visit.bookedAt) }),
      t('paid', {
        ...{ amount: formatMoney(payment.amount, locale), card: payment.cardName, reference: visit.reference },
        ...moment(payment.createdAt),
      }),
      ...visit.lettersAt.map((sentAt) => t('letter', { email: visit.clientEmail, ...moment(sentAt) })),
      t(`visit.${visit.state}`),
    ].join('\n'),
  }
}
