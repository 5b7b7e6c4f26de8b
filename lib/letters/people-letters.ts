import { createTranslator } from 'next-intl'
import type { Locale } from '#lib/i18n/locales.ts'
import { localeOf, messagesOf } from '#lib/i18n/messages.ts'
import type { Letter } from './visit-letter.ts'

type Invited = {
  readonly locale: string
  readonly salon: string
  readonly role: 'owner' | 'admin' | 'reception' | 'staff_member'
  readonly expiresAt: Date
  readonly link: string
}

/** Invites somebody to work with a salon. */
export function invitationLetter({ locale: wanted, salon, role, expiresAt, link }: Invited): Letter {
  const locale = localeOf(wanted)
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'peopleLetters' })
  const roleName = createTranslator({ locale, messages: messagesOf(locale), namespace: 'people.roles' })(role)
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(expiresAt)
  const lines = [t('invited', { salon, role: roleName }), `${t('accept')}\n${link}`, t('until', { day })]
  return { subject: t('invitedSubject', { salon }), text: `${lines.join('\n\n')}\n` }
}

/** The way to a new password, for whoever asked for it. */
export function passwordLetter(locale: Locale, link: string): Letter {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'peopleLetters' })
  return { subject: t('resetSubject'), text: `${[`${t('reset')}\n${link}`, t('resetNotYou')].join('\n\n')}\n` }
}
