import { blocksOf, type Letter } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow } from './visit-panel.ts'

export type LatePaymentFacts = VisitFacts & {
  /** The visit was cancelled meanwhile; else somebody else has the time. */
  readonly isCanceled: boolean
  /** Where the client books again. */
  readonly link: string
  /** The nearest free times for the same services, each with the form's address where it is chosen already. */
  readonly nearest: readonly { readonly startsAt: Date; readonly href: string }[]
}

/** Tells a client whose payment came when the time was taken that all of it comes back, and what is free nearby. */
export function latePaymentLetter(facts: LatePaymentFacts): Letter {
  const { branch, startsAt, clientName, reference, isCanceled, link, nearest } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, day, time } = words
  const when = { day: day(startsAt), time: time(startsAt) }
  const choices = nearest.map((one) => ({ label: `${day(one.startsAt)}, ${time(one.startsAt)}`, href: one.href }))
  return {
    locale,
    subject: t('late_payment_returned.subject', { salon: branch.name }),
    preheader: t(isCanceled ? 'late_payment_returned.preheaderCanceled' : 'late_payment_returned.preheader'),
    title: t('late_payment_returned.title'),
    blocks: blocksOf(
      greeting(
        words,
        clientName,
        t(isCanceled ? 'late_payment_returned.textCanceled' : 'late_payment_returned.text', when),
      ),
      choices.length > 0 ? { kind: 'choices', title: t('late_payment_returned.nearest'), choices } : null,
      { kind: 'button', label: t('chooseOther'), href: link },
      { kind: 'rows', rows: [referenceRow(words, reference)] },
    ),
    reason: t('reasons.booked', { salon: branch.name }),
  }
}
