import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { SignInForm } from '#components/admin/entrance/sign-in-form.tsx'
import { findSignedInUser } from '#lib/auth/members.ts'
import { safeNext } from '#lib/http/people/safe-next.ts'
import { messagesOf } from '#lib/i18n/messages.ts'

type Props = { readonly searchParams: Promise<{ readonly next?: string; readonly again?: string }> }

export const generateMetadata = titled((words) => words.people.signIn.title)

/** `again` asks also those who are signed in: they show that it is still them. */
export default async function SignInPage({ searchParams }: Props) {
  const { next, again } = await searchParams
  const locale = await getLocale()
  const doneHref = safeNext(next) ?? `/${locale}/admin`
  const user = await findSignedInUser()
  if (user && !again) redirect(doneHref)
  const { signIn, authFaults } = messagesOf(locale).people
  return (
    <SignInForm
      doneHref={doneHref}
      forgotHref={`/${locale}/forgot-password`}
      signUpHref={`/${locale}/sign-up`}
      email={user?.email}
      words={signIn}
      faults={authFaults}
    />
  )
}
