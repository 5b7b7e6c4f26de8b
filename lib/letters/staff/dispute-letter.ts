import { createTranslator } from 'next-intl'
import { messagesOf } from '#lib/i18n/messages.ts'
import { reasonWordOf } from '#lib/payments/disputes/dispute-reason.ts'
import { blocksOf, type Letter } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import { type PaymentFacts, paymentRows } from './payment-facts.ts'

export type DisputeLetterFacts = PaymentFacts & {
  /** The bank only asks; it has not taken the money. */
  readonly isInquiry: boolean
  readonly reason: string
  readonly answerBy: Date | null
}

/** Tells those who answer for a salon that a client's bank asks money back, and until when they can answer. */
export function disputeLetter(facts: DisputeLetterFacts): Letter {
  const { branch, isInquiry, answerBy, link } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, moment, sum } = words
  const amount = sum(facts.amount)
  const until = answerBy && moment(answerBy)
  const reasons = createTranslator({ locale, messages: messagesOf(locale), namespace: 'finance.disputes.reasons' })
  return {
    locale,
    subject: until ? t('dispute_opened.subjectDue', { amount, until }) : t('dispute_opened.subject', { amount }),
    preheader: t('dispute_opened.preheader'),
    title: t('dispute_opened.title'),
    blocks: blocksOf(
      { kind: 'text', text: t(isInquiry ? 'dispute_opened.textInquiry' : 'dispute_opened.text') },
      { kind: 'panel', headline: [amount], lines: [reasons(reasonWordOf(facts.reason))] },
      {
        kind: 'rows',
        rows: [
          ...(until ? [{ label: t('rows.answerBy'), value: until, isStrong: true }] : []),
          ...paymentRows(words, facts),
        ],
      },
      { kind: 'button', label: t('dispute_opened.open'), href: link },
    ),
    reason: t('reasons.works', { salon: branch.name }),
  }
}
