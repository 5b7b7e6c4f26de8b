import { useLocale, useTranslations } from 'next-intl'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Portrait } from '#components/ui/portrait.tsx'
import type { OfferRange } from '#lib/visits/offer-range.ts'
import { ANYONE } from './booking-place.ts'
import { PriceAndTime } from './price-and-time.tsx'
import styles from './staff-list.module.css'

export type StaffOption = {
  readonly id: string
  readonly name: string
  readonly jobTitle: string | null
  readonly photoHash: string | null
  readonly range: OfferRange
}

type Props = {
  readonly slug: string
  readonly staff: readonly StaffOption[]
  readonly anyone: OfferRange
  readonly current: string
  readonly hrefOf: (staff: string) => string
}

/** Who can do all the chosen services, with what it costs and takes with them. */
export function StaffList({ slug, staff, anyone, current, hrefOf }: Props) {
  const t = useTranslations('booking.staff')
  const locale = useLocale()
  return (
    <ul className={styles.list}>
      {staff.length > 1 && (
        <li>
          <LocalLink href={hrefOf(ANYONE)} className={styles.person} aria-current={current === ANYONE}>
            <span className={styles.anyone} aria-hidden="true">
              ✦
            </span>
            <span className={styles.about}>
              <span className={styles.name}>{t('anyone')}</span>
              <span className={styles.detail}>{t('anyoneText')}</span>
            </span>
            <PriceAndTime range={anyone} locale={locale} />
          </LocalLink>
        </li>
      )}
      {staff.map(({ id, name, jobTitle, photoHash, range }) => (
        <li key={id}>
          <LocalLink href={hrefOf(id)} className={styles.person} aria-current={current === id}>
            <Portrait name={name} photo={photoHash === null ? null : { slug, hash: photoHash }} />
            <span className={styles.about}>
              <span className={styles.name}>{name}</span>
              {jobTitle && <span className={styles.detail}>{jobTitle}</span>}
            </span>
            <PriceAndTime range={range} locale={locale} />
          </LocalLink>
        </li>
      ))}
    </ul>
  )
}
