import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { NoPayments } from '#components/finance/payments/no-payments.tsx'
import { PaymentTable } from '#components/finance/payments/payment-table.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageRefresher } from '#components/ui/page-refresher.tsx'
import { admit } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { listPayments } from '#lib/views/payment-list.ts'
import { refundAction } from './actions.ts'
import { paymentRowOf } from './payment-row.ts'

type Props = {
  readonly params: Promise<{ branch: string }>
  readonly searchParams: Promise<{ readonly after?: string | string[] }>
}

const REFRESH_MS = 2500
const AFTER = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z_[0-9a-f-]{36}$/

export default async function CashlessPaymentsPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const { after } = await searchParams
  const locale = await getLocale()
  const t = await getTranslations('finance')
  const admission = await admit(slug, 'payments.view')
  if (!admission.ok) {
    if (admission.reason === 'signed_out') redirect(`/${locale}/sign-in`)
    if (admission.reason === 'not_a_member') notFound()
    const words = await getTranslations('admin')
    return <Notice title={words('notPermittedTitle')} text={words('notPermittedText')} />
  }
  const { scope, role } = admission.member
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const isFirst = !(typeof after === 'string' && AFTER.test(after))
  const { payments, next } = await listPayments(scope, isFirst ? null : after)
  const address = `/${locale}/admin/${slug}/finance/cashless-payments`
  if (payments.length === 0 && isFirst) {
    const words = { empty: t('empty'), text: t('emptyText'), open: t('openForm') }
    return <NoPayments words={words} formHref={`/${locale}/book/${slug}`} />
  }
  const isMoving = payments.some(({ lastRefund }) => lastRefund?.state === 'requested')
  return (
    <>
      {isMoving && <PageRefresher everyMs={REFRESH_MS} />}
      <PaymentTable
        rows={payments.map((payment) => paymentRowOf(payment, { locale, timeZone: branch.timeZone }))}
        refund={roleMay(role, 'payments.refund') ? refundAction.bind(null, slug) : null}
        nextHref={next && `${address}?after=${encodeURIComponent(next)}`}
        firstHref={isFirst ? null : address}
        words={{ ...messagesOf(locale).finance, refusals: messagesOf(locale).refusals }}
      />
    </>
  )
}
