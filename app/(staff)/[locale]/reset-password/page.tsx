import { getLocale } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { ResetForm } from '#components/admin/entrance/password-forms.tsx'
import { messagesOf } from '#lib/i18n/messages.ts'

type Props = { readonly searchParams: Promise<{ readonly token?: string }> }

export const generateMetadata = titled((words) => words.people.reset.title)

/** The link of a mail. Opening it changes nothing: mail scanners open links too. */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token = '' } = await searchParams
  const locale = await getLocale()
  const { reset, authFaults } = messagesOf(locale).people
  return <ResetForm token={token} signInHref={`/${locale}/sign-in`} words={reset} faults={authFaults} />
}
