import { useTranslations } from 'next-intl'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import type { PayoutState } from '#lib/payments/balance/payout-facts.ts'

const TONE_OF: Readonly<Record<PayoutState, StatusTone>> = {
  pending: 'warning',
  in_transit: 'warning',
  paid: 'success',
  failed: 'danger',
  canceled: 'neutral',
}

/** How far a payout has come; test money is marked. */
export function PayoutStatus({ state, livemode }: { readonly state: PayoutState; readonly livemode: boolean }) {
  const t = useTranslations('cashFlow.payouts')
  return (
    <>
      <Status tone={TONE_OF[state]}>{t(`states.${state}`)}</Status>
      {!livemode && <Status tone="warning">{t('test')}</Status>}
    </>
  )
}
