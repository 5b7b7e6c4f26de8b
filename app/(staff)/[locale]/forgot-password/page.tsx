import { getLocale } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { ForgotForm } from '#components/admin/entrance/password-forms.tsx'
import { messagesOf } from '#lib/i18n/messages.ts'

export const generateMetadata = titled((words) => words.people.forgot.title)

export default async function ForgotPasswordPage() {
  const locale = await getLocale()
  const { forgot, authFaults } = messagesOf(locale).people
  return <ForgotForm signInHref={`/${locale}/sign-in`} words={forgot} faults={authFaults} />
}
