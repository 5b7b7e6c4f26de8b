import type { Money } from '#lib/money/money.ts'
import { blocksOf, type Letter, type LetterRow } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow, serviceRows, visitPanel } from './visit-panel.ts'

export type PaymentLinkFacts = VisitFacts & {
  readonly discount: Money
  readonly paid: Money
  readonly amount: Money
  /** Where it is paid. */
  readonly link: string
}

/** Asks a client to pay for a visit by card: what for, how much, and where. */
export function paymentLinkLetter(facts: PaymentLinkFacts): Letter {
  const { branch, clientName, amount, discount, paid, services, total, reference, link } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, sum } = words
  const said = sum(amount)
  const row = (label: string, of: Money): readonly LetterRow[] =>
    of.amountMinor > 0 ? [{ label, value: sum(of), isStrong: true }] : []
  return {
    locale,
    subject: t('payment_link.subject', { salon: branch.name, amount: said }),
    preheader: t('payment_link.preheader'),
    title: t('payment_link.title', { amount: said }),
    blocks: blocksOf(
      greeting(words, clientName, t('payment_link.text')),
      visitPanel(words, facts),
      {
        kind: 'rows',
        rows: [
          ...serviceRows(words, facts),
          ...(services.length > 1 ? row(t('rows.total'), total) : []),
          ...row(t('rows.discount'), discount),
          ...row(t('rows.paid'), paid),
          ...row(t('rows.amount'), amount),
          referenceRow(words, reference),
        ],
      },
      { kind: 'button', label: t('payment_link.pay', { amount: said }), href: link },
      { kind: 'text', text: t('payment_link.until') },
    ),
    reason: t('reasons.booked', { salon: branch.name }),
  }
}
