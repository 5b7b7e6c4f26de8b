import { Paper, Stack, Text, Title } from '@mantine/core'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AnswerForm, type Draft } from '#components/finance/disputes/answer-form.tsx'
import { draftEvidence } from '#components/finance/disputes/evidence-draft.ts'
import { cardName } from '#components/finance/payments/card-name.ts'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { admit } from '#lib/auth/members.ts'
import { isId } from '#lib/http/pages/is-id.ts'
import { formatMoment } from '#lib/i18n/format.ts'
import { LANGUAGE_NAMES, LOCALES } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { DisputeEvidence } from '#lib/payments/disputes/dispute-evidence.ts'
import { reasonWordOf } from '#lib/payments/disputes/dispute-reason.ts'
import { findDisputePage } from '#lib/views/payments/dispute-page.ts'
import { answerDisputeAction } from '../../../actions.ts'

type Props = { readonly params: Promise<{ branch: string; payment: string; dispute: string }> }

// Banks read English first.
const LANGUAGES = ['en', ...LOCALES.filter((locale) => locale !== 'en')] as const

export default async function AnswerDisputePage({ params }: Props) {
  const { branch: slug, payment: paymentId, dispute: disputeId } = await params
  const locale = await getLocale()
  const admission = await admit(slug, 'payments.refund')
  if (!admission.ok) {
    if (admission.reason === 'signed_out') redirect(`/${locale}/sign-in`)
    if (admission.reason === 'not_a_member') notFound()
    const words = await getTranslations('admin')
    return <Notice title={words('notPermittedTitle')} text={words('notPermittedText')} />
  }
  const isMeant = isId(paymentId) && isId(disputeId)
  const page = isMeant ? await findDisputePage(admission.member.scope, { paymentId, disputeId }) : null
  if (!page) notFound()
  const { dispute, payment, visit } = page
  const t = await getTranslations('finance.disputes')
  const paymentHref = `/admin/${slug}/finance/cashless-payments/${paymentId}`
  if (!dispute.canBeAnswered) redirect(`/${locale}${paymentHref}`)

  const known = { visit, payment: { ...payment, cardName: payment.card ? cardName(payment.card) : '—' } }
  const [first, ...others] = LANGUAGES.map(
    (language): Draft => ({
      language,
      name: LANGUAGE_NAMES[language],
      evidence: draftEvidence(known, language),
    }),
  )
  async function send(evidence: DisputeEvidence) {
    'use server'
    return answerDisputeAction(slug, { disputeId, evidence })
  }
  const { finance, refusals } = messagesOf(locale)
  const { timeZone } = visit.salon
  return (
    <Stack gap="lg">
      <LocalLink href={paymentHref}>← {payment.clientName}</LocalLink>
      <Title order={2} size="h3">
        {t('answerTitle')}
      </Title>
      <Paper withBorder radius="lg" p="lg">
        <Stack gap="md">
          <Text>
            {t('asksBack', { client: visit.clientName, amount: formatMoney(dispute.amount, locale) })}{' '}
            {t(`reasons.${reasonWordOf(dispute.reason)}`)}
          </Text>
          <Text>{t(`advice.${reasonWordOf(dispute.reason)}`)}</Text>
          {dispute.evidenceDueAt && (
            <Text fw={600}>{t('dueAt', { at: formatMoment(dispute.evidenceDueAt, { locale, timeZone }) })}</Text>
          )}
        </Stack>
      </Paper>
      <Paper withBorder radius="lg" p="lg">
        {first && (
          <AnswerForm
            drafts={[first, ...others]}
            send={send}
            paymentHref={`/${locale}${paymentHref}`}
            words={{ ...finance.disputes.form, refusals }}
          />
        )}
      </Paper>
    </Stack>
  )
}
