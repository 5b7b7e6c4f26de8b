import type { Money } from '#lib/money/money.ts'
import { blocksOf, type Letter } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow, serviceRows, sumRows, visitPanel } from './visit-panel.ts'

export type PaymentLinkFacts = VisitFacts & {
  /** By how much the total may still become more, where prices are ranges. */
  readonly spread: Money
  readonly discount: Money
  readonly paid: Money
  readonly amount: Money
  /** Where it is paid. */
  readonly link: string
}

/** Asks a client to pay for a visit by card: what for, how much, and where. */
export function paymentLinkLetter(facts: PaymentLinkFacts): Letter {
  const { branch, clientName, amount, discount, paid, services, total, spread, reference, link } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, sum } = words
  const said = sum(amount)
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
          ...sumRows(words, [
            ...(services.length > 1 ? [{ label: t('rows.total'), amount: total, spread }] : []),
            { label: t('rows.discount'), amount: discount },
            { label: t('rows.paid'), amount: paid },
            { label: t('rows.amount'), amount },
          ]),
          referenceRow(words, reference),
        ],
      },
      { kind: 'button', label: t('payment_link.pay', { amount: said }), href: link },
      { kind: 'text', text: t('payment_link.until') },
    ),
    reason: t('reasons.booked', { salon: branch.name }),
  }
}
