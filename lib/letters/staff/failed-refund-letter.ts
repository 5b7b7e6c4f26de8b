import { createTranslator } from 'next-intl'
import { messagesOf } from '#lib/i18n/messages.ts'
import { blocksOf, type Letter } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import { plainName } from '../plain-name.ts'
import { type PaymentFacts, paymentRows } from './payment-facts.ts'

/** Tells staff that money which was to go back did not, and that the client still waits for it. */
export function failedRefundLetter(facts: PaymentFacts & { readonly failureReason: string | null }): Letter {
  const { branch, clientName, link } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, sum } = words
  const amount = sum(facts.amount)
  const { failures } = messagesOf(locale).finance.refunds
  const why = createTranslator({ locale, messages: messagesOf(locale), namespace: 'finance.refunds.failures' })
  const isKnown = (reason: string): reason is keyof typeof failures => Object.hasOwn(failures, reason)
  const reason = facts.failureReason ?? 'unknown'
  return {
    locale,
    subject: t('refund_failed_staff.subject', { amount, client: plainName(clientName) }),
    preheader: t('refund_failed_staff.preheader'),
    title: t('refund_failed_staff.title'),
    blocks: blocksOf(
      { kind: 'text', text: t('refund_failed_staff.text') },
      { kind: 'panel', headline: [amount], lines: [`${t('rows.why')}: ${isKnown(reason) ? why(reason) : reason}`] },
      { kind: 'rows', rows: paymentRows(words, facts) },
      { kind: 'button', label: t('openPayment'), href: link },
    ),
    reason: t('reasons.works', { salon: branch.name }),
  }
}
