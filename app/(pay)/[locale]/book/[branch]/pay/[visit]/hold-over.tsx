import { getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { StepProgress } from '#components/booking/frame/step-progress.tsx'
import { ANYONE, queryOf } from '#components/booking/steps/booking-place.ts'
import { LocalLink } from '#components/ui/local-link.tsx'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import { dayOf } from '#lib/visits/calendar.ts'

/** The hold has run out: back to the times of the same day, with the same services and staff member. */
export async function HoldOver({ visit }: { readonly visit: ClientVisit }) {
  const t = await getTranslations('booking.pay')
  const { appointments, branch, startsAt } = visit
  const query = queryOf({
    step: 'time',
    serviceIds: appointments.map(({ serviceId }) => serviceId),
    staff: appointments[0]?.staffMemberId ?? ANYONE,
    day: dayOf(startsAt, branch.timeZone),
    startsAt: null,
  })
  return (
    <BookingLayout progress={<StepProgress current="payment" />} title={t('holdOverTitle')}>
      <p>{t('holdOverText')}</p>
      <p>
        <LocalLink className={controls.primary} href={`/book/${branch.slug}?${query}`}>
          {t('chooseTimeAgain')}
        </LocalLink>
      </p>
    </BookingLayout>
  )
}
