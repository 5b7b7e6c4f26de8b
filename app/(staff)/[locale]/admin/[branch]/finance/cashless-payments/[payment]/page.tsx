import { Group, Paper, Stack, Title } from '@mantine/core'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { LetterList } from '#components/admin/mails/letter-list.tsx'
import { DisputeList } from '#components/finance/disputes/dispute-list.tsx'
import { NoticeList } from '#components/finance/one-payment/notice-list.tsx'
import { PageSection } from '#components/finance/one-payment/page-section.tsx'
import { RefundList } from '#components/finance/one-payment/refund-list.tsx'
import { cardName } from '#components/finance/payments/card-name.ts'
import { PaymentActions, type PaymentActs } from '#components/finance/payments/payment-actions.tsx'
import { PaymentFacts } from '#components/finance/payments/payment-facts.tsx'
import { PaymentHistory } from '#components/finance/payments/payment-history.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageRefresher } from '#components/ui/page-refresher.tsx'
import { admit } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { isId } from '#lib/http/pages/is-id.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { isUrgent } from '#lib/payments/notice.ts'
import { hasReceipt, paymentCan } from '#lib/payments/payment-state.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { findPaymentPage, type PaymentPage } from '#lib/views/payments/payment-page.ts'
import { sendLetterAgainAction } from '../../../settings/mails/actions.ts'
import { captureAction, refundAction, releaseAction, resendReceiptAction, resolveNoticeAction } from '../actions.ts'

type Props = { readonly params: Promise<{ branch: string; payment: string }> }

const REFRESH_MS = 4000

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
  const page = isId(paymentId) ? await findPaymentPage(scope, paymentId) : null
  if (!branch || !page) notFound()
  const { payment, history, refunds, disputes, notices } = page
  const { finance: words, refusals } = messagesOf(locale)
  const reader = { locale, timeZone: branch.timeZone }
  const mayAct = roleMay(role, 'payments.refund')
  const acts = { ...(mayAct ? actsOf(page, slug) : NO_ACTS), receipt: receiptOf(page, slug) }
  const base = `/admin/${slug}/finance/cashless-payments`
  async function seeTo(noticeId: string) {
    'use server'
    return resolveNoticeAction(slug, { noticeId })
  }
  return (
    <Stack gap="lg">
      <PageRefresher everyMs={REFRESH_MS} />
      <LocalLink href={base}>← {words.backToList}</LocalLink>
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
            parts: payment.parts,
          }}
          held={payment.amount}
          locale={locale}
          words={{
            refund: words.refund,
            hold: words.hold,
            receipt: { send: words.receipt.send, sent: words.receipt.sent.replace('{email}', payment.clientEmail) },
            refusals,
          }}
        />
      </Group>
      <NoticeList
        notices={notices.map(({ id, kind }) => ({ id, text: words.notices[kind], isUrgent: isUrgent(kind) }))}
        resolve={mayAct ? seeTo : null}
        words={{ seenTo: words.seenTo, refusals }}
      />
      <Paper withBorder radius="lg" p="lg">
        <PaymentFacts
          payment={payment}
          visitHref={visitHrefOf(page, { role, slug })}
          captureBefore={page.isOpenHold ? page.captureBefore : null}
          reader={reader}
        />
      </Paper>
      {disputes.length > 0 && (
        <PageSection id="disputes" title={words.disputes.title}>
          <DisputeList
            disputes={disputes}
            answerHref={mayAct ? (id) => `${base}/${paymentId}/disputes/${id}` : null}
            reader={reader}
          />
        </PageSection>
      )}
      {refunds.length > 0 && (
        <PageSection id="refunds" title={words.refunds.title}>
          <RefundList refunds={refunds} reader={reader} />
        </PageSection>
      )}
      <VisitLetters letters={page.letters} role={role} slug={slug} reader={reader} />
      <PageSection id="history" title={words.history.title}>
        <PaymentHistory lines={history} reader={reader} />
      </PageSection>
    </Stack>
  )
}

type LettersProps = Pick<PaymentPage, 'letters'> & {
  readonly role: Parameters<typeof roleMay>[0]
  readonly slug: string
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
}

/** What the visit's client was written, and whether it arrived. */
function VisitLetters({ letters, role, slug, reader }: LettersProps) {
  const { mails, refusals } = messagesOf(reader.locale)
  if (letters.length === 0 || !roleMay(role, 'letters.send')) return null
  return (
    <PageSection id="letters" title={mails.visit.title}>
      <LetterList
        letters={letters}
        timeZone={reader.timeZone}
        sendAgain={sendLetterAgainAction.bind(null, slug)}
        refusals={refusals}
      />
    </PageSection>
  )
}

type Looker = Pick<LettersProps, 'role' | 'slug'>

const visitHrefOf = ({ visitId }: PaymentPage, { role, slug }: Looker): string | null =>
  roleMay(role, 'visits.view_all') ? `/admin/${slug}/visits/${visitId}` : null

const NO_ACTS: Omit<PaymentActs, 'receipt'> = { refund: null, capture: null, release: null }

/** What the payment's state allows. The server asks again when it is done. */
function actsOf({ payment, isOpenHold, isDisputed }: PaymentPage, slug: string): Omit<PaymentActs, 'receipt'> {
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

/** Whoever sees a payment may have its receipt sent again. */
function receiptOf({ payment }: PaymentPage, slug: string): PaymentActs['receipt'] {
  const { id: paymentId } = payment
  async function resend() {
    'use server'
    return resendReceiptAction(slug, { paymentId })
  }
  return hasReceipt(payment.state) ? resend : null
}
