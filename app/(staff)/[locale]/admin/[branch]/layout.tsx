import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AdminShell } from '#components/admin/admin-shell.tsx'
import { BranchSwitcher } from '#components/admin/branch-switcher.tsx'
import { TestModeMark } from '#components/ui/test-mode-mark.tsx'
import { admit } from '#lib/auth/members.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { listMemberBranches } from '#lib/views/member-branches.ts'
import { sectionsFor } from './admin-sections.ts'

type Props = { readonly children: ReactNode; readonly params: Promise<{ branch: string }> }

export default async function BranchLayout({ children, params }: Props) {
  const { branch: slug } = await params
  const locale = await getLocale()
  const admission = await admit(slug, null)
  if (!admission.ok && admission.reason === 'signed_out') redirect(`/${locale}/sign-in`)
  const branch = admission.ok ? await findBookingBranch(slug) : null
  if (!admission.ok || !branch) notFound()
  const t = await getTranslations('admin')
  const base = `/${locale}/admin/${slug}`
  const { user, role } = admission.member
  const branches = await listMemberBranches(user.id)
  return (
    <AdminShell
      branch={
        <BranchSwitcher
          current={{ slug, name: branch.name }}
          branches={branches.map(({ slug, name }) => ({ slug, name, href: `/${locale}/admin/${slug}` }))}
          label={t('switchBranch')}
        />
      }
      userName={user.name}
      signInHref={`/${locale}/sign-in`}
      mark={branch.isTestMode ? <TestModeMark /> : null}
      sections={sectionsFor(role).map(({ name, links }) => ({
        title: t(`sections.${name}`),
        links: links.map(({ name, path }) => ({ href: `${base}/${path}`, label: t(`links.${name}`), icon: name })),
      }))}
      bookingLink={{ href: `/${locale}/book/${slug}`, label: t('bookingForm') }}
      words={{ openMenu: t('openMenu'), signOut: t('signOut') }}
    >
      {children}
    </AdminShell>
  )
}
