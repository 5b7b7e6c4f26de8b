import { useLocale, useTranslations } from 'next-intl'
import controls from '#components/booking/frame/controls.module.css'
import styles from '#components/booking/steps/time-picker.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Unseen } from '#components/ui/unseen.tsx'
import { formatTime } from '#lib/i18n/format.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { dateOfDay, dayOf } from '#lib/visits/calendar.ts'

type Props = {
  readonly starts: readonly Date[]
  readonly timeZone: string
  readonly wantedDay: string | null
  /** Takes `&day=` and `&at=`. */
  readonly address: string
}

/** The days on which a visit fits, and the times of one of them. */
export function MovePicker({ starts, timeZone, wantedDay, address }: Props) {
  const t = useTranslations('booking.time')
  const locale = useLocale()
  const byDay = Map.groupBy(starts, (start) => dayOf(start, timeZone))
  const [firstDay] = byDay.keys()
  const current = wantedDay && byDay.has(wantedDay) ? wantedDay : firstDay
  if (!current) return <p className={controls.note}>{t('noTimes')}</p>
  const part = (day: string, options: Intl.DateTimeFormatOptions) =>
    dateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(dateOfDay(day))
  return (
    <>
      <nav aria-label={t('days')} className={styles.days}>
        <ol>
          {[...byDay.keys()].map((day) => (
            <li key={day}>
              <LocalLink
                href={`${address}&day=${day}`}
                className={styles.day}
                aria-current={day === current ? 'date' : undefined}
                scroll={false}
              >
                <Unseen>
                  {t('dayWithTimes', { day: part(day, { weekday: 'long', day: 'numeric', month: 'long' }) })}
                </Unseen>
                <span aria-hidden="true" className={styles.weekday}>
                  {part(day, { weekday: 'short' })}
                </span>
                <span aria-hidden="true" className={styles.number}>
                  {part(day, { day: 'numeric' })}
                </span>
                <span aria-hidden="true" className={styles.month}>
                  {part(day, { month: 'short' })}
                </span>
              </LocalLink>
            </li>
          ))}
        </ol>
      </nav>
      <section aria-label={part(current, { weekday: 'long', day: 'numeric', month: 'long' })} className={styles.part}>
        <ul>
          {byDay.get(current)?.map((start) => (
            <li key={start.toISOString()}>
              <LocalLink
                href={`${address}&day=${current}&at=${encodeURIComponent(start.toISOString())}`}
                className={styles.time}
              >
                <time dateTime={start.toISOString()}>{formatTime(start, { locale, timeZone })}</time>
              </LocalLink>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
