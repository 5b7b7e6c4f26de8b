import { Alert, Paper, Stack, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { HealthPanel } from '#components/finance/settings/health-panel.tsx'
import { PaymentSwitches } from '#components/finance/settings/payment-switches.tsx'
import { PayoutFacts } from '#components/finance/settings/payout-facts.tsx'
import { StripeChecklist } from '#components/finance/settings/stripe-checklist.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { isFreshFor } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { readStripeSettingsPage } from '#lib/flows/settings/read-stripe-settings-page.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { setupStepsOf } from '#lib/payments/connection/stripe-setup.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { connectStripeAction, makeWebhookAction, switchPaymentAction } from './actions.ts'

type Props = { readonly params: Promise<{ branch: string }> }

export default async function StripeSettingsPage({ params }: Props) {
  const { branch: slug } = await params
  const locale = await getLocale()
  const member = await memberAtPage(slug, 'stripe.view')
  if (!member) return <NotPermitted />
  const { scope, role, user } = member
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const t = await getTranslations('stripeSettings')
  const { stripeSettings: words, refusals } = messagesOf(locale)
  const page = await readStripeSettingsPage(scope)
  const here = `/${locale}/admin/${slug}/finance/cashless-payments/settings`
  const { settings, setup, switches } = page
  return (
    <Stack gap="lg">
      {roleMay(role, 'stripe.manage') && !isFreshFor(user, 'stripe.manage') && (
        <Alert color="yellow">
          {t('confirmText')}{' '}
          <LocalLink href={`/sign-in?again=1&next=${encodeURIComponent(here)}`}>{t('confirm')}</LocalLink>
        </Alert>
      )}
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
      {settings && (
        <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="health">
          <Title order={2} size="h4" id="health" mb="md">
            {t('health.title')}
          </Title>
          <HealthPanel items={page.health} timeZone={branch.timeZone} />
        </Paper>
      )}
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
        <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="payouts">
          <Title order={2} size="h4" id="payouts" mb="md">
            {t('payouts.title')}
          </Title>
          <PayoutFacts settings={settings} payouts={page.payouts} />
        </Paper>
      )}
    </Stack>
  )
}
