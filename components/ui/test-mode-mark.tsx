import { useTranslations } from 'next-intl'
import styles from './test-mode-mark.module.css'

/** Says that no real money moves here. */
export function TestModeMark() {
  const t = useTranslations('ui')
  return (
    <aside className={styles.mark} aria-label={t('testMode')}>
      <strong>{t('testMode')}</strong> {t('testModeText')}
    </aside>
  )
}
