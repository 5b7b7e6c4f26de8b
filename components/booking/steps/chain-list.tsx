import { useLocale, useTranslations } from 'next-intl'
import controls from '#components/booking/frame/controls.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Portrait } from '#components/ui/portrait.tsx'
import { PriceAndTime } from './price-and-time.tsx'
import styles from './staff-list.module.css'
import type { StaffOption } from './staff-list.tsx'

type Props = {
  readonly slug: string
  readonly chain: readonly {
    readonly serviceId: string
    readonly serviceName: string
    readonly staff: readonly StaffOption[]
  }[]
  readonly nextHref: string
}

/** Nobody does all of the services: who does each of them, one after another. */
export function ChainList({ slug, chain, nextHref }: Props) {
  const t = useTranslations('booking.staff')
  const locale = useLocale()
  return (
    <>
      <p>{t('chainText')}</p>
      <ol className={styles.list}>
        {chain.map(({ serviceId, serviceName, staff }) => (
          <li key={serviceId} className={styles.link}>
            <h2>{serviceName}</h2>
            <ul>
              {staff.map(({ id, name, jobTitle, photoHash, range }) => (
                <li key={id} className={styles.member}>
                  <Portrait name={name} photo={photoHash === null ? null : { slug, hash: photoHash }} />
                  <span className={styles.about}>
                    <span className={styles.name}>{name}</span>
                    {jobTitle && <span className={styles.detail}>{jobTitle}</span>}
                  </span>
                  <PriceAndTime range={range} locale={locale} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <LocalLink href={nextHref} className={controls.primary}>
        {t('chainNext')}
      </LocalLink>
    </>
  )
}
