import { getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { StepProgress } from '#components/booking/frame/step-progress.tsx'
import { LocalLink } from '#components/ui/local-link.tsx'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import { placeOfVisit } from './place-of-visit.ts'

/** The hold has run out: back to the times of the same day, with the same services and staff member. */
export async function HoldOver({ visit }: { readonly visit: ClientVisit }) {
  const t = await getTranslations('booking.pay')
  return (
    <BookingLayout progress={<StepProgress current="payment" />} title={t('holdOverTitle')}>
      <p>{t('holdOverText')}</p>
      <p>
        <LocalLink className={controls.primary} href={placeOfVisit(visit)}>
          {t('chooseTimeAgain')}
        </LocalLink>
      </p>
    </BookingLayout>
  )
}
