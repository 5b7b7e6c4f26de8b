import { blocksOf, type Letter } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import { plainName } from '../plain-name.ts'
import { type PaymentFacts, paymentRows } from './payment-facts.ts'

/** Tells staff that what is held on a client's card will soon be out of reach. */
export function holdLetter(facts: PaymentFacts & { readonly captureBefore: Date | null }): Letter {
  const { branch, clientName, captureBefore, link } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, moment, sum } = words
  const amount = sum(facts.amount)
  return {
    locale,
    subject: t('hold_expires_soon.subject', { amount, client: plainName(clientName) }),
    preheader: t('hold_expires_soon.preheader'),
    title: t('hold_expires_soon.title'),
    blocks: blocksOf(
      { kind: 'text', text: t('hold_expires_soon.text') },
      {
        kind: 'panel',
        headline: [amount],
        lines: captureBefore ? [`${t('rows.captureBy')}: ${moment(captureBefore)}`] : [],
      },
      { kind: 'rows', rows: paymentRows(words, facts) },
      { kind: 'button', label: t('openPayment'), href: link },
    ),
    reason: t('reasons.works', { salon: branch.name }),
  }
}
