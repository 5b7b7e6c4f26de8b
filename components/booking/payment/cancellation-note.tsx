import { useLocale, useTranslations } from 'next-intl'
import styles from '#components/booking/frame/visit-summary.module.css'
import { cancellationSentence } from '#lib/i18n/cancellation-sentence.ts'
import type { ShownRule } from '#lib/payments/clients/agreement.ts'

/** The cancellation rule for this very visit, with its own dates and sums. */
export function CancellationNote(shown: ShownRule) {
  const t = useTranslations('booking.cancellation')
  const locale = useLocale()
  return (
    <section className={styles.rule}>
      <h2 className={styles.title}>{t('title')}</h2>
      <p>{cancellationSentence({ t, locale }, shown)}</p>
    </section>
  )
}
