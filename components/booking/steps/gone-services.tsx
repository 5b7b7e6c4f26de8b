import { useTranslations } from 'next-intl'
import controls from '#components/booking/frame/controls.module.css'
import styles from './gone-services.module.css'

/** Says that so many services of an address are not offered any more; of none it says nothing. */
export function GoneServices({ count }: { readonly count: number }) {
  const t = useTranslations('booking')
  if (count === 0) return null
  return (
    <div role="status" className={styles.place}>
      <p className={controls.note}>{t('gone', { count })}</p>
    </div>
  )
}
