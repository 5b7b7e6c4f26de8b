import { useLocale, useTranslations } from 'next-intl'
import styles from '#components/booking/frame/visit-summary.module.css'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { type CancellationRule, cancellationTermsOf } from '#lib/payments/cancellation-rule.ts'

type Props = {
  readonly rule: CancellationRule
  readonly startsAt: Date
  readonly timeZone: string
  /** What the client pays now: at most that is kept. */
  readonly paid: Money
}

/** The cancellation rule for this very visit, with its own dates and sums. */
export function CancellationNote({ rule, startsAt, timeZone, paid }: Props) {
  const t = useTranslations('booking.cancellation')
  const locale = useLocale()
  const { freeUntil, lateFee } = cancellationTermsOf(rule, { startsAt, paid })
  const at = { locale, timeZone }
  const until = { time: formatTime(freeUntil, at), day: formatDay(freeUntil, at) }
  const sentence = () => {
    const isFree = new Date() < freeUntil
    const amount = formatMoney(lateFee, locale)
    if (lateFee.amountMinor > 0) return isFree ? t('fee', { ...until, amount }) : t('feeFromNow', { amount })
    return rule.freeHours > 0 && isFree ? t('freeUntil', until) : t('free')
  }
  return (
    <section className={styles.rule}>
      <h2 className={styles.title}>{t('title')}</h2>
      <p>{sentence()}</p>
    </section>
  )
}
