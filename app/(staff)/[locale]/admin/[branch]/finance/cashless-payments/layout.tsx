import { Stack, Title } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { titled } from '#app/titled.ts'
import { FinanceTabs } from '#components/finance/finance-tabs.tsx'
import { admit } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'

type Props = { readonly children: ReactNode; readonly params: Promise<{ branch: string }> }

export const generateMetadata = titled((words) => words.finance.title)

export default async function CashlessPaymentsLayout({ children, params }: Props) {
  const { branch: slug } = await params
  const t = await getTranslations('finance')
  const admission = await admit(slug, null)
  // Each page under here says itself who may see it.
  if (!admission.ok) return children
  const { role } = admission.member
  const base = `/${await getLocale()}/admin/${slug}/finance/cashless-payments`
  const tabs = [
    { href: base, label: t('tabs.payments') },
    ...(roleMay(role, 'terms.manage') ? [{ href: `${base}/terms`, label: t('tabs.terms') }] : []),
    ...(roleMay(role, 'stripe.view') ? [{ href: `${base}/settings`, label: t('tabs.settings') }] : []),
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
