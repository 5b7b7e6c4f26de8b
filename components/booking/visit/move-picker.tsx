import { useLocale, useTranslations } from 'next-intl'
import controls from '#components/booking/frame/controls.module.css'
import styles from '#components/booking/steps/time-picker.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Unseen } from '#components/ui/unseen.tsx'
import { formatTime } from '#lib/i18n/format.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { dateOfDay, dayOf } from '#lib/visits/calendar.ts'
import { moveQueryOf } from './move-place.ts'

type PickableMove = {
  readonly startsAt: Date
  readonly staffMemberIds: readonly string[]
  readonly staffNames: readonly string[]
  readonly isHandedOver: boolean
}

type Props = {
  readonly moves: readonly PickableMove[]
  /** Who serves the visit now. */
  readonly staffNames: readonly string[]
  readonly timeZone: string
  readonly wantedDay: string | null
  /** The visit's page. */
  readonly address: string
}

/** The days on which a visit fits, and the times of one of them, with a name where it would be somebody else than now. */
export function MovePicker({ moves, staffNames, timeZone, wantedDay, address }: Props) {
  const t = useTranslations('booking')
  const locale = useLocale()
  const byDay = Map.groupBy(moves, ({ startsAt }) => dayOf(startsAt, timeZone))
  const [firstDay] = byDay.keys()
  const current = wantedDay && byDay.has(wantedDay) ? wantedDay : firstDay
  if (!current) return <p className={controls.note}>{t('time.noTimes')}</p>
  const shown = byDay.get(current) ?? []
  const part = (day: string, options: Intl.DateTimeFormatOptions) =>
    dateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(dateOfDay(day))
  return (
    <>
      <nav aria-label={t('time.days')} className={styles.days}>
        <ol>
          {[...byDay.keys()].map((day) => (
            <li key={day}>
              <LocalLink
                href={`${address}?${moveQueryOf({ day, chosen: null })}`}
                className={styles.day}
                aria-current={day === current ? 'date' : undefined}
                scroll={false}
              >
                <Unseen>
                  {t('time.dayWithTimes', { day: part(day, { weekday: 'long', day: 'numeric', month: 'long' }) })}
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
      {shown.some(({ isHandedOver }) => isHandedOver) && (
        <p className={controls.note}>{t('visit.moveNames', { names: staffNames.join(', ') })}</p>
      )}
      <section aria-label={part(current, { weekday: 'long', day: 'numeric', month: 'long' })} className={styles.part}>
        <ul>
          {shown.map((move) => (
            <li key={move.startsAt.toISOString()}>
              <LocalLink href={`${address}?${moveQueryOf({ day: current, chosen: move })}`} className={styles.time}>
                <time dateTime={move.startsAt.toISOString()}>{formatTime(move.startsAt, { locale, timeZone })}</time>
                {move.isHandedOver && <span className={styles.who}>{move.staffNames.join(', ')}</span>}
              </LocalLink>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
