import { useLocale, useTranslations } from 'next-intl'
import styles from './settings.module.css'

type Props = {
  readonly settings: {
    readonly stripeId: string
    readonly livemode: boolean
    readonly displayName: string
    readonly country: string
    readonly defaultCurrency: string
  }
  readonly payouts: { readonly interval: string; readonly delayDays: number | null } | null
}

const INTERVALS = ['daily', 'weekly', 'monthly', 'manual'] as const

/** Where the money goes and how often, as Stripe has it; it is changed there. */
export function PayoutFacts({ settings, payouts }: Props) {
  const t = useTranslations('stripeSettings.payouts')
  const locale = useLocale()
  const { stripeId, livemode, displayName, country, defaultCurrency } = settings
  const interval = INTERVALS.find((known) => known === payouts?.interval)
  const region = new Intl.DisplayNames(locale, { type: 'region' }).of(country)
  const currency = new Intl.DisplayNames(locale, { type: 'currency' }).of(defaultCurrency)
  const dashboard = `https://dashboard.stripe.com/${livemode ? '' : 'test/'}settings/payouts`
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('account')}</dt>
        <dd>
          {displayName}, {region} ({stripeId})
        </dd>
        <dt>{t('currency')}</dt>
        <dd>
          {currency} ({defaultCurrency})
        </dd>
        <dt>{t('schedule')}</dt>
        <dd>
          {interval ? t(`intervals.${interval}`) : t('unknown')}
          {interval && interval !== 'manual' && payouts?.delayDays != null && (
            <> · {t('delay', { days: payouts.delayDays })}</>
          )}
        </dd>
      </dl>
      <p className={styles.change}>
        <a href={dashboard} target="_blank" rel="noreferrer">
          {t('change')}
        </a>
      </p>
    </>
  )
}
