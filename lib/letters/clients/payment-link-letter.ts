import type { Money } from '#lib/money/money.ts'
import { blocksOf, type Letter } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow, serviceRows, visitPanel } from './visit-panel.ts'

export type PaymentLinkFacts = VisitFacts & {
  /** What is asked for. */
  readonly amount: Money
  readonly link: string
}

/** Asks a client to pay for a visit online, with the link to do it. */
export function paymentLinkLetter(facts: PaymentLinkFacts): Letter {
  const { branch, clientName, reference, link } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, sum } = words
  const amount = sum(facts.amount)
  return {
    locale,
    subject: t('payment_link.subject', { salon: branch.name, amount }),
    preheader: t('payment_link.preheader'),
    title: t('payment_link.title', { amount }),
    blocks: blocksOf(
      greeting(words, clientName, t('payment_link.text')),
      visitPanel(words, facts),
      { kind: 'rows', rows: [...serviceRows(words, facts), referenceRow(words, reference)] },
      { kind: 'button', label: t('payment_link.pay', { amount }), href: link },
      { kind: 'text', text: t('payment_link.until') },
    ),
    reason: t('reasons.booked', { salon: branch.name }),
  }
}
