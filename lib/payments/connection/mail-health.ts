import { type HealthItem, healthItem } from './stripe-health.ts'

/** How a branch's letters have fared of late. */
export type MailFacts = {
  readonly hasServer: boolean
  /** They wait, for whatever reason. */
  readonly waiting: number
  /** They wait for a mail server that does not answer. */
  readonly unreachable: number
  /** They wait for one that does not let us in. */
  readonly loginRefused: number
  /** Since when the first of them waits. */
  readonly waitingSince: Date | null
  readonly failed: number
  readonly bounced: number
  readonly lastSentAt: Date | null
}

/** What is to be told of a branch's mails; that all is well only where nothing is wrong. */
export function mailHealthOf(facts: MailFacts): readonly HealthItem[] {
  const { hasServer, waiting, unreachable, loginRefused, waitingSince: at, failed, bounced, lastSentAt } = facts
  const wrong = [
    ...(hasServer ? [] : [healthItem('mail_missing', 'danger', { count: waiting })]),
    ...(hasServer && unreachable > 0 ? [healthItem('mail_unreachable', 'danger', { count: unreachable, at })] : []),
    ...(hasServer && loginRefused > 0 ? [healthItem('mail_login_refused', 'danger', { count: loginRefused, at })] : []),
    ...(failed > 0 ? [healthItem('letters_failed', 'warning', { count: failed })] : []),
    ...(bounced > 0 ? [healthItem('letters_bounced', 'warning', { count: bounced })] : []),
  ]
  if (wrong.length > 0) return wrong
  return [lastSentAt ? healthItem('mail_fine', 'success', { at: lastSentAt }) : healthItem('no_mail_yet', 'neutral')]
}
