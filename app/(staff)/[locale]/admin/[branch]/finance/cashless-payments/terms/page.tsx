import { Paper, Stack, Title } from '@mantine/core'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { BranchTermsForm } from '#components/finance/terms/branch-terms-form.tsx'
import { TermsTable } from '#components/finance/terms/terms-table.tsx'
import { WhyPanel } from '#components/finance/terms/why-panel.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { admit } from '#lib/auth/members.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { getPaymentTerms } from '#lib/views/payments/payment-terms.ts'
import { changeTermsAction } from './actions.ts'

type Props = { readonly params: Promise<{ branch: string }> }

const THREE_DAYS_MS = 3 * 24 * 3_600_000

export default async function TermsPage({ params }: Props) {
  const { branch: slug } = await params
  const locale = await getLocale()
  const admission = await admit(slug, 'terms.manage')
  if (!admission.ok) {
    if (admission.reason === 'signed_out') redirect(`/${locale}/sign-in`)
    if (admission.reason === 'not_a_member') notFound()
    const words = await getTranslations('admin')
    return <Notice title={words('notPermittedTitle')} text={words('notPermittedText')} />
  }
  const page = await getPaymentTerms(admission.member.scope)
  const { paymentTerms: words, refusals } = messagesOf(locale)
  const save = changeTermsAction.bind(null, slug)
  const now = new Date()
  const startsAt = new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000 + THREE_DAYS_MS)
  const shared = { page, words, refusals }
  return (
    <Stack gap="lg">
      <TermsTable {...shared} locale={locale} save={save} />
      <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="why">
        <Title order={2} size="h4" id="why" mb="md">
          {words.whyTitle}
        </Title>
        <WhyPanel page={page} words={words} />
      </Paper>
      <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="rule">
        <Title order={2} size="h4" id="rule" mb="md">
          {words.rule}
        </Title>
        <BranchTermsForm
          {...shared}
          save={save}
          cancellation={LOCALES.map((each) => ({ locale: each, messages: messagesOf(each).booking.cancellation }))}
          example={{ startsAt, now }}
        />
      </Paper>
    </Stack>
  )
}
