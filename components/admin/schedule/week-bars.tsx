import { Link } from '#components/ui/links/link.tsx'
import type { Hours } from '#lib/visits/schedule/work-schedule.ts'
import styles from './schedule.module.css'
import type { ShownDay } from './shown-day.ts'
import { timeOfMinute } from './typed-hours.ts'

const EARLIEST = 8 * 60
const LATEST = 20 * 60

/** A week as seven bars of time: what is worked, what is booked, when somebody is away. */
export function WeekBars({ days, label }: { readonly days: readonly ShownDay[]; readonly label: string }) {
  const all = days.flatMap(({ hours, visits }) => [...hours, ...visits])
  const first = Math.floor(Math.min(EARLIEST, ...all.map(({ startMinute }) => startMinute)) / 60) * 60
  const last = Math.ceil(Math.max(LATEST, ...all.map(({ endMinute }) => endMinute)) / 60) * 60
  const marks = Array.from({ length: Math.floor((last - first) / 180) + 1 }, (_, index) => first + index * 180)
  const place = ({ startMinute, endMinute }: Hours) => {
    const [start, end] = [Math.max(startMinute, first), Math.min(endMinute, last)]
    const share = (minutes: number) => `${(minutes / (last - first)) * 100}%`
    return { insetInlineStart: share(start - first), inlineSize: share(end - start) }
  }
  return (
    <nav aria-label={label} className={styles.week}>
      <div className={styles.axis} aria-hidden="true">
        {marks.map((minute) => (
          <span
            key={minute}
            style={{ insetInlineStart: place({ startMinute: minute, endMinute: minute }).insetInlineStart }}
          >
            {timeOfMinute(minute)}
          </span>
        ))}
      </div>
      {days.map((day) => (
        <Link
          key={day.day}
          href={day.href}
          scroll={false}
          className={styles.weekDay}
          data-today={day.isToday || undefined}
          aria-current={day.isChosen ? 'date' : undefined}
        >
          <span className={styles.weekName}>{day.name}</span>
          <span className={styles.weekText}>
            {[day.hoursText, day.bookedText, day.outsideText].filter(Boolean).join(' · ')}
          </span>
          <span className={styles.bar} aria-hidden="true">
            {day.hours.map((hours) => (
              <span
                key={hours.startMinute}
                data-kind={day.kind === 'exception' ? 'exception' : 'work'}
                style={place(hours)}
              />
            ))}
            {day.timeOff.map((away) => (
              <span key={away.startMinute} data-kind="away" style={place(away)} />
            ))}
            {day.visits.map((visit) => (
              <span
                key={`${visit.startMinute} ${visit.endMinute}`}
                data-kind={visit.isOutside ? 'outside' : 'visit'}
                style={place(visit)}
              />
            ))}
          </span>
        </Link>
      ))}
    </nav>
  )
}
