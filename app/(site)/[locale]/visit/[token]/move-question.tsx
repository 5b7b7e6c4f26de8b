import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { ConfirmForm } from '#components/booking/payment/confirm-form.tsx'
import { moveQueryOf } from '#components/booking/visit/move-place.ts'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import type { Move } from '#lib/flows/visits/list-moves.ts'
import { formatDay, formatDuration, formatTime } from '#lib/i18n/format.ts'
import { dayOf } from '#lib/visits/calendar.ts'
import { minuteOf } from '#lib/visits/free-times.ts'
import { moveVisitAction } from './actions.ts'
import type { VisitProps } from './step-props.ts'
import { staffNamesOf } from './visit-terms.ts'

type Props = VisitProps & { readonly move: Move }

/** When the visit is and with whom, when it would be and with whom, and the button that moves it to just that. */
export async function MoveQuestion({ visit, token, address, move }: Props) {
  const t = await getTranslations('booking.visit')
  const locale = await getLocale()
  const at = { locale, timeZone: visit.branch.timeZone }
  const { startsAt, staffNames, staffMemberIds: agreed } = move
  const words = (date: Date, names: readonly string[]) =>
    t('when', { day: formatDay(date, at), time: formatTime(date, at), names: names.join(', ') })
  const query = moveQueryOf({ day: dayOf(startsAt, at.timeZone), chosen: null })
  return (
    <BookingLayout progress={null} title={t('moveConfirmTitle')}>
      <VisitSummary
        title={t('details')}
        lines={visit.appointments.map(({ id, serviceName: name }) => ({ id, name, detail: null, price: null }))}
        facts={[
          { label: t('from'), value: words(visit.startsAt, staffNamesOf(visit)) },
          { label: t('to'), value: <strong>{words(startsAt, staffNames)}</strong> },
        ]}
        sums={[]}
      />
      {move.isHandedOver && <HandedOver visit={visit} move={move} />}
      <ConfirmForm
        action={moveVisitAction.bind(null, token, { startsAt, agreed: [...agreed], revision: visit.revision })}
        label={t('moveYes')}
        note={t('moveTold', { email: visit.contactEmail })}
      />
      <p>
        <LocalLink className={controls.quiet} href={`${address}?${query}`}>
          {t('otherTime')}
        </LocalLink>
      </p>
    </BookingLayout>
  )
}

/** Who it would be, and how long it takes with them where that is not as long as now. */
async function HandedOver({ visit, move }: Pick<Props, 'visit' | 'move'>) {
  const t = await getTranslations('booking.visit')
  const duration = formatDuration(move.minutes, await getLocale())
  const isAsLong = move.minutes === minuteOf(visit.endsAt) - minuteOf(visit.startsAt)
  return (
    <p className={controls.note}>
      {t('moveWho', { name: move.staffNames.join(', ') })} {!isAsLong && t('moveLength', { duration })}
    </p>
  )
}
