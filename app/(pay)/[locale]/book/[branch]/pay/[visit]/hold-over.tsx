import { getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import { StepProgress } from '#components/booking/frame/step-progress.tsx'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import { NearestTimes } from './nearest-times.tsx'

/** The hold has run out: the nearest free times, for the same services and without typing anything again. */
export async function HoldOver({ visit, token }: { readonly visit: ClientVisit; readonly token: string }) {
  const t = await getTranslations('booking.pay')
  return (
    <BookingLayout progress={<StepProgress current="payment" />} title={t('holdOverTitle')}>
      <p role="status">{t(visit.isCardStopped ? 'holdOverDeclined' : 'holdOverText')}</p>
      <NearestTimes visit={visit} token={token} />
    </BookingLayout>
  )
}
