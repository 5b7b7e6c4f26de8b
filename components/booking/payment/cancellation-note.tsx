import { useLocale, useTranslations } from 'next-intl'
import styles from '#components/booking/frame/visit-summary.module.css'
import { cancellationSentence } from '#lib/i18n/cancellation-sentence.ts'
import type { Money } from '#lib/money/money.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'

type Props = {
  readonly rule: CancellationRule
  readonly startsAt: Date
  readonly timeZone: string
  /** What the client pays now: at most that is kept. */
  readonly paid: Money
}

/** The cancellation rule for this very visit, with its own dates and sums. */
export function CancellationNote({ rule, ...visit }: Props) {
  const t = useTranslations('booking.cancellation')
  const locale = useLocale()
  return (
    <section className={styles.rule}>
      <h2 className={styles.title}>{t('title')}</h2>
      <p>{cancellationSentence({ t, locale }, rule, { ...visit, now: new Date() })}</p>
    </section>
  )
}
