import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { admit } from '#lib/auth/members.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { FoundPayments } from './found-payments.tsx'

type Props = {
  readonly params: Promise<{ branch: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CashlessPaymentsPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const locale = await getLocale()
  const admission = await admit(slug, 'payments.view')
  if (!admission.ok) {
    if (admission.reason === 'signed_out') redirect(`/${locale}/sign-in`)
    if (admission.reason === 'not_a_member') notFound()
    const words = await getTranslations('admin')
    return <Notice title={words('notPermittedTitle')} text={words('notPermittedText')} />
  }
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  return <FoundPayments member={admission.member} branch={branch} search={await searchParams} />
}
