import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { findSignedInUser } from '#lib/auth/members.ts'
import { listMemberBranches } from '#lib/views/member-branches.ts'

/** Leads whoever signed in to their salon. */
export default async function AdminHome() {
  const locale = await getLocale()
  const user = await findSignedInUser()
  if (!user) redirect(`/${locale}/sign-in`)
  const [first] = await listMemberBranches(user.id)
  if (first) redirect(`/${locale}/admin/${first.slug}`)
  const t = await getTranslations('admin')
  return (
    <Notice title={t('noBranchTitle')} text={t('noBranchText')}>
      <LocalLink href="/set-up">{t('addBranch')}</LocalLink>
    </Notice>
  )
}
