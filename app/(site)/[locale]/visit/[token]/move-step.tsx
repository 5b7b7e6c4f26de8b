import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { ConfirmForm } from '#components/booking/payment/confirm-form.tsx'
import type { SearchParams } from '#components/booking/steps/booking-place.ts'
import { MovePicker } from '#components/booking/visit/move-picker.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { listMoves } from '#lib/flows/visits/list-moves.ts'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { dayOf } from '#lib/visits/calendar.ts'
import { instantOf } from '#lib/visits/free-times.ts'
import { decideMove } from '#lib/visits/moves/move-policy.ts'
import { moveVisitAction } from './actions.ts'
import type { VisitProps } from './step-props.ts'
import { moveQuestionOf } from './visit-terms.ts'

type Props = VisitProps & { readonly place: SearchParams }

/** The free times for the same services, and a question before the visit moves to one. */
export async function MoveStep({ visit, token, address, place }: Props) {
  const t = await getTranslations('booking.visit')
  const refusals = await getTranslations('refusals')
  const locale = await getLocale()
  const at = { locale, timeZone: visit.branch.timeZone }
  const words = (date: Date) => t('when', { day: formatDay(date, at), time: formatTime(date, at) })
  const back = (
    <p>
      <LocalLink className={controls.quiet} href={address}>
        {t('keep')}
      </LocalLink>
    </p>
  )
  const decision = decideMove(moveQuestionOf(visit, new Date()))
  if (!decision.ok) {
    return (
      <BookingLayout progress={null} title={t('moveTitle')}>
        <p className={controls.note}>{refusals(decision.refusal)}</p>
        {back}
      </BookingLayout>
    )
  }
  const starts = (await listMoves(visit.scope, visit.id)).map(instantOf)
  const chosen = starts.find((start) => start.toISOString() === place.at)
  if (chosen) {
    return (
      <BookingLayout progress={null} title={t('moveConfirmTitle')}>
        <VisitSummary
          title={t('details')}
          lines={visit.appointments.map(({ id, serviceName: name }) => ({ id, name, detail: null, price: null }))}
          facts={[
            { label: t('from'), value: <s>{words(visit.startsAt)}</s> },
            { label: t('to'), value: <strong>{words(chosen)}</strong> },
          ]}
          sums={[]}
        />
        <ConfirmForm
          action={moveVisitAction.bind(null, token, chosen)}
          label={t('moveYes')}
          note={t('moveTold', { email: visit.contactEmail })}
        />
        <p>
          <LocalLink className={controls.quiet} href={`${address}?do=move&day=${dayOf(chosen, at.timeZone)}`}>
            {t('otherTime')}
          </LocalLink>
        </p>
      </BookingLayout>
    )
  }
  return (
    <BookingLayout progress={null} title={t('moveTitle')}>
      {place.at !== undefined && (
        <p role="alert" className={controls.refusal}>
          {t('moveGone')}
        </p>
      )}
      <p>{t('moveText')}</p>
      <MovePicker
        starts={starts}
        timeZone={at.timeZone}
        wantedDay={typeof place.day === 'string' ? place.day : null}
        address={`${address}?do=move`}
      />
      {back}
    </BookingLayout>
  )
}
