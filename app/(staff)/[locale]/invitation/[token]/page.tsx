import { getLocale, getTranslations } from 'next-intl/server'
import { AcceptForm } from '#components/admin/entrance/accept-form.tsx'
import { SignInForm } from '#components/admin/entrance/sign-in-form.tsx'
import { SignUpForm } from '#components/admin/entrance/sign-up-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { findSignedInUser } from '#lib/auth/members.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findInvitationPage } from '#lib/views/people/invitation-page.ts'
import { acceptInvitationAction } from './actions.ts'

type Props = { readonly params: Promise<{ token: string }> }

/** An invitation's link: who is new makes an account, who is known signs in, and either presses *Accept*. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const locale = await getLocale()
  const t = await getTranslations('people')
  const { people, refusals } = messagesOf(locale)
  const invitation = await findInvitationPage(token)
  if (!invitation) return <Notice title={t('invitation.overTitle')} text={t('invitation.overText')} />
  const { email, salon, role, isKnown } = invitation
  const here = `/${locale}/invitation/${token}`
  const user = await findSignedInUser()
  if (user) {
    return (
      <AcceptForm
        accept={acceptInvitationAction.bind(null, { token })}
        adminHref={`/${locale}/admin`}
        text={t('invitation.text', { salon, role: t(`roles.${role}`) })}
        words={people.invitation}
        refusals={refusals}
      />
    )
  }
  const common = { doneHref: here, email, faults: people.authFaults }
  if (isKnown) {
    const words = { ...people.signIn, title: t('invitation.title', { salon }) }
    return (
      <SignInForm
        {...common}
        forgotHref={`/${locale}/forgot-password`}
        signUpHref={`/${locale}/sign-up`}
        words={words}
      />
    )
  }
  const text = t('invitation.text', { salon, role: t(`roles.${role}`) })
  const words = { ...people.signUp, title: t('invitation.title', { salon }), text }
  return <SignUpForm {...common} signInHref={`/${locale}/sign-in`} words={words} />
}
