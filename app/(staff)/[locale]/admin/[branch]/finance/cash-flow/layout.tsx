import { Stack, Title } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { titled } from '#app/titled.ts'
import { FinanceTabs } from '#components/finance/finance-tabs.tsx'
import { admit, listBranchesFor } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'

type Props = { readonly children: ReactNode; readonly params: Promise<{ branch: string }> }

export const generateMetadata = titled((words) => words.cashFlow.title)

export default async function CashFlowLayout({ children, params }: Props) {
  const { branch: slug } = await params
  const t = await getTranslations('cashFlow')
  const admission = await admit(slug, 'reports.view')
  // Each page under here says itself who may see it.
  if (!admission.ok) return children
  const branches = await listBranchesFor(admission.member.user, 'reports.view')
  const base = `/${await getLocale()}/admin/${slug}/finance/cash-flow`
  const tabs = [
    { href: base, label: t('tabs.report') },
    { href: `${base}/payouts`, label: t('tabs.payouts') },
    ...(roleMay(admission.member.role, 'reports.mail') ? [{ href: `${base}/mails`, label: t('tabs.mails') }] : []),
    ...(branches.length > 1 ? [{ href: `${base}/branches`, label: t('tabs.branches') }] : []),
  ]
  return (
    <Stack gap="lg">
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <FinanceTabs label={t('tabs.label')} tabs={tabs} />
      {children}
    </Stack>
  )
}
