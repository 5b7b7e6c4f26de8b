import { useTranslations } from 'next-intl'
import controls from '#components/booking/frame/controls.module.css'
import { visitNotes } from '#lib/i18n/visit-notes.ts'
import { googleCalendarLink, outlookCalendarLink } from '#lib/visits/entries/calendar-links.ts'
import { visitEntryOf } from '#lib/visits/entries/visit-entry.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'
import styles from './visit.module.css'

type Props = {
  readonly visit: {
    readonly id: string
    readonly reference: string
    readonly state: VisitState
    readonly revision: number
    readonly startsAt: Date
    readonly endsAt: Date
    readonly appointments: readonly { readonly serviceName: string; readonly staffName: string }[]
    readonly branch: { readonly name: string; readonly address: string | null }
  }
  readonly token: string
}

/** Takes the visit into the client's calendar. The private link stays in their own file and goes to no other site. */
export function CalendarLinks({ visit, token }: Props) {
  const t = useTranslations('booking.visit')
  const services = visit.appointments.map(({ serviceName }) => serviceName)
  const notes = visitNotes(useTranslations('booking.calendar'), {
    reference: visit.reference,
    staff: visit.appointments.map(({ staffName }) => staffName),
  })
  const entry = visitEntryOf({ ...visit, services }, { link: null, notes, writtenAt: visit.startsAt })
  return (
    <section className={styles.calendars} aria-labelledby="calendars-title">
      <h2 id="calendars-title">{t('calendar')}</h2>
      <ul>
        <li>
          <a className={controls.quiet} href={`/api/visits/${token}/calendar`} download="visit.ics">
            {t('calendarFile')}
          </a>
        </li>
        <li>
          <a className={controls.quiet} href={googleCalendarLink(entry)} target="_blank" rel="noopener noreferrer">
            Google
          </a>
        </li>
        <li>
          <a className={controls.quiet} href={outlookCalendarLink(entry)} target="_blank" rel="noopener noreferrer">
            Outlook
          </a>
        </li>
      </ul>
    </section>
  )
}
