import { useLocale, useTranslations } from 'next-intl'
import controls from '#components/booking/frame/controls.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Unseen } from '#components/ui/unseen.tsx'
import { formatTime } from '#lib/i18n/format.ts'
import type { Currency } from '#lib/money/currencies.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { money } from '#lib/money/money.ts'
import { dateOfDay } from '#lib/visits/calendar.ts'
import { ShownDay } from './shown-day.tsx'
import styles from './time-picker.module.css'

/** A day of the salon's calendar and its free starts. */
type PickableStart = { readonly startsAt: Date; readonly totalMinor: number }
type PickableDay = { readonly day: string; readonly starts: readonly PickableStart[] }

type Props = {
  readonly days: readonly PickableDay[]
  readonly current: PickableDay
  readonly currency: Currency
  /** Whether the prices are only the least, because a service has a price range. */
  readonly mayBecomeMore: boolean
  readonly timeZone: string
  readonly hrefOfDay: (day: string) => string
  readonly hrefOfStart: (start: Date) => string
}

const PARTS = [
  { name: 'morning', until: 12 },
  { name: 'afternoon', until: 17 },
  { name: 'evening', until: 24 },
] as const

/** The days that may be booked, those with free time marked, and the free times of one of them. */
export function TimePicker({ days, current, currency, mayBecomeMore, timeZone, hrefOfDay, hrefOfStart }: Props) {
  const t = useTranslations('booking.time')
  const totalsOf = (shown: readonly PickableDay[]) =>
    shown.flatMap(({ starts }) => starts.map((start) => start.totalMinor))
  // Prices stand beside the times of a day only where some of them are above the least there is.
  const least = Math.min(...totalsOf(days))
  const isDearer = totalsOf([current]).some((totalMinor) => totalMinor > least)
  return (
    <>
      <nav aria-label={t('days')} className={styles.days}>
        <ShownDay day={current.day} />
        <ol>
          {days.map((day) => (
            <li key={day.day}>
              <DayLink day={day} isCurrent={day.day === current.day} href={hrefOfDay(day.day)} />
            </li>
          ))}
        </ol>
      </nav>
      {current.starts.length === 0 ? (
        <p className={controls.note}>{t('noTimes')}</p>
      ) : (
        <TimesOfDay
          starts={current.starts}
          timeZone={timeZone}
          currency={isDearer ? currency : null}
          mayBecomeMore={mayBecomeMore}
          hrefOfStart={hrefOfStart}
        />
      )}
    </>
  )
}

function DayLink({
  day,
  isCurrent,
  href,
}: {
  readonly day: PickableDay
  readonly isCurrent: boolean
  readonly href: string
}) {
  const t = useTranslations('booking.time')
  const locale = useLocale()
  const date = dateOfDay(day.day)
  const part = (options: Intl.DateTimeFormatOptions) =>
    dateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date)
  const full = part({ weekday: 'long', day: 'numeric', month: 'long' })
  const isFree = day.starts.length > 0
  const look = (
    <>
      <Unseen>{t(isFree ? 'dayWithTimes' : 'dayWithoutTimes', { day: full })}</Unseen>
      <span aria-hidden="true" className={styles.weekday}>
        {part({ weekday: 'short' })}
      </span>
      <span aria-hidden="true" className={styles.number}>
        {part({ day: 'numeric' })}
      </span>
      <span aria-hidden="true" className={styles.month}>
        {part({ month: 'short' })}
      </span>
    </>
  )
  if (!isFree && !isCurrent) {
    return (
      <span className={styles.day} data-full="">
        {look}
      </span>
    )
  }
  return (
    <LocalLink href={href} className={styles.day} aria-current={isCurrent ? 'date' : undefined} scroll={false}>
      {look}
    </LocalLink>
  )
}

type TimesProps = {
  readonly starts: readonly PickableStart[]
  readonly timeZone: string
  /** Null where all times cost the same. */
  readonly currency: Currency | null
  readonly mayBecomeMore: boolean
  readonly hrefOfStart: (start: Date) => string
}

function TimesOfDay({ starts, timeZone, currency, mayBecomeMore, hrefOfStart }: TimesProps) {
  const t = useTranslations('booking.time')
  const locale = useLocale()
  const priceOf = (totalMinor: number, of: Currency) => {
    const price = formatMoney(money(totalMinor, of), locale)
    return mayBecomeMore ? t('fromPrice', { price }) : price
  }
  const hours = dateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone })
  const hourOf = ({ startsAt }: PickableStart) => Number(hours.format(startsAt))
  const byPart = Map.groupBy(starts, (start) => PARTS.find(({ until }) => hourOf(start) < until)?.name)
  return PARTS.map(({ name }) => {
    const times = byPart.get(name)
    if (!times) return null
    return (
      <section key={name} aria-label={t(name)} className={styles.part}>
        <h2>{t(name)}</h2>
        <ul>
          {times.map(({ startsAt, totalMinor }) => (
            <li key={startsAt.toISOString()}>
              <LocalLink href={hrefOfStart(startsAt)} className={styles.time}>
                <time dateTime={startsAt.toISOString()}>{formatTime(startsAt, { locale, timeZone })}</time>
                {currency && <span className={styles.price}>{priceOf(totalMinor, currency)}</span>}
              </LocalLink>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
