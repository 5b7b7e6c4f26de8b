import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { SignUpForm } from '#components/admin/entrance/sign-up-form.tsx'
import { findSignedInUser } from '#lib/auth/members.ts'
import { messagesOf } from '#lib/i18n/messages.ts'

export const generateMetadata = titled((words) => words.people.signUp.title)

export default async function SignUpPage() {
  const locale = await getLocale()
  if (await findSignedInUser()) redirect(`/${locale}/set-up`)
  const { signUp, authFaults } = messagesOf(locale).people
  return (
    <SignUpForm doneHref={`/${locale}/set-up`} signInHref={`/${locale}/sign-in`} words={signUp} faults={authFaults} />
  )
}
