import { useTranslations } from 'next-intl'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { formatDay, formatMoment, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoneyRange } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import styles from './visit-card.module.css'

type Props = {
  readonly visit: {
    readonly reference: string
    readonly source: 'form' | 'staff'
    readonly startsAt: Date
    readonly endsAt: Date
    readonly createdAt: Date
    readonly holdExpiresAt: Date | null
    readonly client: { readonly name: string; readonly phone: string; readonly email: string }
    readonly appointments: readonly {
      readonly id: string
      readonly serviceName: string
      readonly staffName: string
      readonly startsAt: Date
      readonly endsAt: Date
      readonly price: Money
      readonly priceTo: Money | null
    }[]
  }
  /** Where the client's own page is; null for who may not see it. */
  readonly clientHref: string | null
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
}

/** When a visit is, how to reach whoever comes, and what is done for them. */
export function VisitFacts({ visit, clientHref, reader }: Props) {
  const t = useTranslations('visits.card')
  const sources = useTranslations('visits.source')
  const { client, startsAt, endsAt, appointments, reference, source, createdAt, holdExpiresAt } = visit
  const range = (from: Date, to: Date) => `${formatTime(from, reader)}–${formatTime(to, reader)}`
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('when')}</dt>
        <dd>
          {formatDay(startsAt, reader)}, {range(startsAt, endsAt)}
        </dd>
        {holdExpiresAt && (
          <>
            <dt>{t('holdUntil')}</dt>
            <dd>{formatTime(holdExpiresAt, reader)}</dd>
          </>
        )}
        <dt>{t('client')}</dt>
        <dd>
          {clientHref ? <LocalLink href={clientHref}>{client.name}</LocalLink> : client.name},{' '}
          <a href={`tel:${client.phone}`}>{client.phone}</a>,{' '}
          {client.email ? <a href={`mailto:${client.email}`}>{client.email}</a> : t('noEmail')}
        </dd>
        <dt>{t('reference')}</dt>
        <dd>{reference}</dd>
        <dt>{t('madeAt')}</dt>
        <dd>
          {sources(source)}, {formatMoment(createdAt, reader)}
        </dd>
      </dl>
      <ul className={styles.lines} aria-label={t('appointments')}>
        {appointments.map((one) => (
          <li key={one.id}>
            <span>
              {one.serviceName}
              <span className={styles.more}>
                {range(one.startsAt, one.endsAt)}, {t('with', { name: one.staffName })}
              </span>
            </span>
            <span className={styles.sum}>{formatMoneyRange(one.price, one.priceTo ?? one.price, reader.locale)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
