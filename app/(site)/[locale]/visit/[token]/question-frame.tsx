import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'

type Props = {
  readonly title: string
  /** The visit's page. */
  readonly address: string
  readonly children: ReactNode
}

/** Around what would change a visit; at its end the way back to the visit as it is. */
export async function QuestionFrame({ title, address, children }: Props) {
  const t = await getTranslations('booking.visit')
  return (
    <BookingLayout progress={null} title={title}>
      {children}
      <p>
        <LocalLink className={controls.quiet} href={address}>
          {t('keep')}
        </LocalLink>
      </p>
    </BookingLayout>
  )
}
