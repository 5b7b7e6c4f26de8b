import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { findSignedInUser } from '#lib/auth/members.ts'
import { findFirstBranch } from '#lib/views/member-branches.ts'

/** Leads whoever signed in to their salon. */
export default async function AdminHome() {
  const locale = await getLocale()
  const user = await findSignedInUser()
  if (!user) redirect(`/${locale}/sign-in`)
  const slug = await findFirstBranch(user.id)
  if (slug) redirect(`/${locale}/admin/${slug}/finance/cashless-payments`)
  const t = await getTranslations('admin')
  return <Notice title={t('noBranchTitle')} text={t('noBranchText')} />
}
