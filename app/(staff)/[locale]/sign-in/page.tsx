import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { SignInForm } from '#components/admin/sign-in-form.tsx'
import { findSignedInUser } from '#lib/auth/members.ts'

export default async function SignInPage() {
  const locale = await getLocale()
  if (await findSignedInUser()) redirect(`/${locale}/admin`)
  const t = await getTranslations('admin')
  return (
    <SignInForm
      doneHref={`/${locale}/admin`}
      words={{
        title: t('signInTitle'),
        email: t('email'),
        password: t('password'),
        submit: t('signIn'),
        wrong: t('wrongPassword'),
        tooMany: t('tooManyAttempts'),
        failed: t('signInFailed'),
      }}
    />
  )
}
