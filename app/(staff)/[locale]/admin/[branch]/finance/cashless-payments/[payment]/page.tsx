import { Group, Paper, Stack, Title } from '@mantine/core'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cardName } from '#components/finance/payments/card-name.ts'
import { PaymentActions, type PaymentActs } from '#components/finance/payments/payment-actions.tsx'
import { PaymentFacts } from '#components/finance/payments/payment-facts.tsx'
import { PaymentHistory } from '#components/finance/payments/payment-history.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageRefresher } from '#components/ui/page-refresher.tsx'
import { admit } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { paymentCan } from '#lib/payments/payment-state.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { findPaymentPage, type PaymentPage } from '#lib/views/payments/payment-page.ts'
import { captureAction, refundAction, releaseAction } from '../actions.ts'

type Props = { readonly params: Promise<{ branch: string; payment: string }> }

const REFRESH_MS = 4000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export default async function OnePaymentPage({ params }: Props) {
  const { branch: slug, payment: paymentId } = await params
  const locale = await getLocale()
  const admission = await admit(slug, 'payments.view')
  if (!admission.ok) {
    if (admission.reason === 'signed_out') redirect(`/${locale}/sign-in`)
    if (admission.reason === 'not_a_member') notFound()
    const words = await getTranslations('admin')
    return <Notice title={words('notPermittedTitle')} text={words('notPermittedText')} />
  }
  const { scope, role } = admission.member
  const branch = await findBookingBranch(slug)
  const page = UUID.test(paymentId) ? await findPaymentPage(scope, paymentId) : null
  if (!branch || !page) notFound()
  const { payment, history } = page
  const { finance: words, refusals } = messagesOf(locale)
  const reader = { locale, timeZone: branch.timeZone }
  const acts = roleMay(role, 'payments.refund') ? actsOf(page, slug) : NO_ACTS
  return (
    <Stack gap="lg">
      <PageRefresher everyMs={REFRESH_MS} />
      <Link href={`/${locale}/admin/${slug}/finance/cashless-payments`} prefetch={false}>
        ← {words.backToList}
      </Link>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {payment.clientName}
        </Title>
        <PaymentActions
          acts={acts}
          subject={{
            clientName: payment.clientName,
            cardName: payment.card ? cardName(payment.card) : '',
            refundable: payment.refundable,
          }}
          held={payment.amount}
          locale={locale}
          words={{ refund: words.refund, hold: words.hold, refusals }}
        />
      </Group>
      <Paper withBorder radius="lg" p="lg">
        <PaymentFacts payment={payment} captureBefore={page.isOpenHold ? page.captureBefore : null} reader={reader} />
      </Paper>
      <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="history">
        <Title order={3} size="h4" id="history" mb="md">
          {words.history.title}
        </Title>
        <PaymentHistory lines={history} reader={reader} />
      </Paper>
    </Stack>
  )
}

const NO_ACTS: PaymentActs = { refund: null, capture: null, release: null }

/** What the payment's state allows. The server asks again when it is done. */
function actsOf({ payment, isOpenHold, isDisputed }: PaymentPage, slug: string): PaymentActs {
  const { id: paymentId, state, refundable } = payment
  const isRefundable = paymentCan('refund', state) && refundable.amountMinor > 0 && !isDisputed
  async function refund(order: { amountMinor: number; reason: string }) {
    'use server'
    return refundAction(slug, { paymentId, ...order })
  }
  async function capture(order: { amountMinor: number }) {
    'use server'
    return captureAction(slug, { paymentId, ...order })
  }
  async function release() {
    'use server'
    return releaseAction(slug, { paymentId })
  }
  return {
    refund: isRefundable ? refund : null,
    capture: isOpenHold ? capture : null,
    release: isOpenHold ? release : null,
  }
}
