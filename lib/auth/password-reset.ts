import 'server-only'
import { env } from '#lib/env.ts'
import { DEFAULT_LOCALE, isLocale } from '#lib/i18n/locales.ts'
import { sendMail } from '#lib/letters/delivery/send-mail.ts'
import { OWN_LETTERHEAD } from '#lib/letters/letterhead.ts'
import { passwordLetter } from '#lib/letters/people-letters.ts'

type Order = { readonly email: string; readonly token: string }

/**
 * Mails the way to a new password, in the language of the page on which it was asked for. It does not wait for a mail
 * server that is down: the link is good for an hour, is kept nowhere, and can be asked for again.
 */
export async function sendPasswordReset({ email, token }: Order, request: Request | undefined): Promise<void> {
  const referer = request?.headers.get('referer') ?? ''
  const [, first = ''] = URL.canParse(referer) ? new URL(referer).pathname.split('/') : []
  const locale = isLocale(first) ? first : DEFAULT_LOCALE
  const link = `${env().APP_ORIGIN}/${locale}/reset-password?token=${encodeURIComponent(token)}`
  const letter = passwordLetter(locale, link)
  await sendMail({ to: email, letter, head: OWN_LETTERHEAD, id: null, replyTo: null, attachments: [] })
}
