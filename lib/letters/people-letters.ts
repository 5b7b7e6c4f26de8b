import { createTranslator } from 'next-intl'
import type { Role } from '#lib/branches/role-policy.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { blocksOf, type Letter } from './letter.ts'
import { letterWords } from './letter-words.ts'

type Invited = {
  readonly locale: string
  readonly salon: string
  readonly role: Role
  readonly expiresAt: Date
  readonly link: string
}

/** Invites somebody to work with a salon. */
export function invitationLetter({ locale: wanted, salon, role, expiresAt, link }: Invited): Letter {
  const { t, locale, day } = letterWords({ locale: wanted, timeZone: 'UTC' })
  const roleName = createTranslator({ locale, messages: messagesOf(locale), namespace: 'people.roles' })(role)
  return {
    locale,
    subject: t('invitation.subject', { salon }),
    preheader: t('invitation.preheader'),
    title: t('invitation.title', { salon }),
    blocks: blocksOf(
      { kind: 'text', text: t('invitation.text', { salon, role: roleName }) },
      { kind: 'button', label: t('invitation.accept'), href: link },
      { kind: 'text', text: t('invitation.until', { day: day(expiresAt) }) },
    ),
    reason: t('reasons.invited', { salon }),
  }
}

/** The way to a new password, for whoever asked for it. */
export function passwordLetter(wanted: string, link: string): Letter {
  const { t, locale } = letterWords({ locale: wanted, timeZone: 'UTC' })
  return {
    locale,
    subject: t('password.subject'),
    preheader: t('password.preheader'),
    title: t('password.title'),
    blocks: blocksOf(
      { kind: 'text', text: t('password.text') },
      { kind: 'button', label: t('password.open'), href: link },
      { kind: 'note', title: t('password.notYouTitle'), text: t('password.notYou') },
    ),
    reason: t('reasons.account'),
  }
}
