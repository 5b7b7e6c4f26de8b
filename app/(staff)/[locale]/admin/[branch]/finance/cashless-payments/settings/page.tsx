import { Paper, Stack, Title } from '@mantine/core'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { HealthPanel } from '#components/finance/settings/health-panel.tsx'
import { PaymentSwitches } from '#components/finance/settings/payment-switches.tsx'
import { PayoutFacts } from '#components/finance/settings/payout-facts.tsx'
import { StripeChecklist } from '#components/finance/settings/stripe-checklist.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { admit } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { readStripeSettingsPage } from '#lib/flows/settings/read-stripe-settings-page.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { setupStepsOf } from '#lib/payments/connection/stripe-setup.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { connectStripeAction, makeWebhookAction, switchPaymentAction } from './actions.ts'

type Props = { readonly params: Promise<{ branch: string }> }

export default async function StripeSettingsPage({ params }: Props) {
  const { branch: slug } = await params
  const locale = await getLocale()
  const admission = await admit(slug, 'stripe.view')
  if (!admission.ok) {
    if (admission.reason === 'signed_out') redirect(`/${locale}/sign-in`)
    if (admission.reason === 'not_a_member') notFound()
    const words = await getTranslations('admin')
    return <Notice title={words('notPermittedTitle')} text={words('notPermittedText')} />
  }
  const { scope, role } = admission.member
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const t = await getTranslations('stripeSettings')
  const { stripeSettings: words, refusals } = messagesOf(locale)
  const page = await readStripeSettingsPage(scope)
  const { settings, setup, switches } = page
  return (
    <Stack gap="lg">
      <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="switches">
        <Title order={2} size="h4" id="switches">
          {t('switches.title')}
        </Title>
        <PaymentSwitches
          flip={switchPaymentAction.bind(null, slug)}
          isOn={switches}
          words={words.switches}
          missing={words.missing}
          refusals={refusals}
        />
      </Paper>
      <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="setup">
        <Title order={2} size="h4" id="setup" mb="lg">
          {t('setup')}
        </Title>
        <StripeChecklist
          done={setupStepsOf(setup)}
          missingEvents={page.missingEvents}
          eventTypes={page.eventTypes}
          webhookAddress={page.webhookAddress}
          known={settings}
          save={connectStripeAction.bind(null, slug)}
          make={makeWebhookAction.bind(null, slug, {})}
          isReadOnly={!roleMay(role, 'stripe.manage')}
          words={words}
          refusals={refusals}
        />
      </Paper>
      {settings && (
        <>
          <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="health">
            <Title order={2} size="h4" id="health" mb="md">
              {t('health.title')}
            </Title>
            <HealthPanel items={page.health} timeZone={branch.timeZone} />
          </Paper>
          <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="payouts">
            <Title order={2} size="h4" id="payouts" mb="md">
              {t('payouts.title')}
            </Title>
            <PayoutFacts settings={settings} payouts={page.payouts} />
          </Paper>
        </>
      )}
    </Stack>
  )
}
