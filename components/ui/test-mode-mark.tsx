import { useTranslations } from 'next-intl'
import styles from './test-mode-mark.module.css'

/** Says that no real money moves here. */
export function TestModeMark() {
  const t = useTranslations('ui')
  return (
    <p className={styles.mark} role="note">
      <strong>{t('testMode')}</strong> {t('testModeText')}
    </p>
  )
}
