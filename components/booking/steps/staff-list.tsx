import { useLocale, useTranslations } from 'next-intl'
import { LocalLink } from '#components/ui/local-link.tsx'
import { Portrait } from '#components/ui/portrait.tsx'
import { formatDuration } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { ANYONE } from './booking-place.ts'
import styles from './staff-list.module.css'

type StaffOption = {
  readonly id: string
  readonly name: string
  readonly jobTitle: string | null
  readonly photoHash: string | null
  readonly durationMinutes: number
  readonly total: Money
  readonly isTotalFrom: boolean
}

type Props = {
  readonly slug: string
  readonly staff: readonly StaffOption[]
  readonly current: string
  readonly hrefOf: (staff: string) => string
}

/** Who can do all the chosen services, with what it costs and takes with them. */
export function StaffList({ slug, staff, current, hrefOf }: Props) {
  const t = useTranslations('booking')
  const locale = useLocale()
  return (
    <ul className={styles.list}>
      {staff.length > 1 && (
        <li>
          <LocalLink href={hrefOf(ANYONE)} className={styles.person} aria-current={current === ANYONE}>
            <span className={styles.face} aria-hidden="true">
              ✦
            </span>
            <span className={styles.about}>
              <span className={styles.name}>{t('staff.anyone')}</span>
              <span className={styles.detail}>{t('staff.anyoneText')}</span>
            </span>
          </LocalLink>
        </li>
      )}
      {staff.map(({ id, name, jobTitle, photoHash, durationMinutes, total, isTotalFrom }) => {
        const price = formatMoney(total, locale)
        return (
          <li key={id}>
            <LocalLink href={hrefOf(id)} className={styles.person} aria-current={current === id}>
              <Portrait name={name} photo={photoHash === null ? null : { slug, hash: photoHash }} />
              <span className={styles.about}>
                <span className={styles.name}>{name}</span>
                {jobTitle && <span className={styles.detail}>{jobTitle}</span>}
              </span>
              <span className={styles.price}>
                {isTotalFrom ? t('from', { price }) : price}
                <span className={styles.detail}>{formatDuration(durationMinutes, locale)}</span>
              </span>
            </LocalLink>
          </li>
        )
      })}
    </ul>
  )
}
