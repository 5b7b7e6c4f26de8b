import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BookingFrame } from '#components/booking/frame/booking-frame.tsx'
import type { SearchParams } from '#components/booking/steps/booking-place.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { findClientVisit } from '#lib/views/client-visit.ts'
import { CancelStep } from './cancel-step.tsx'
import { MoveStep } from './move-step.tsx'
import { VisitOverview } from './visit-overview.tsx'

type Props = {
  readonly params: Promise<{ locale: string; token: string }>
  readonly searchParams: Promise<SearchParams>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('booking.visit')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

/** A visit by its private link: looking at it changes nothing. */
export default async function VisitPage({ params, searchParams }: Props) {
  const { token } = await params
  const visit = await findClientVisit(token)
  const branch = visit && (await findBookingBranch(visit.branch.slug))
  if (!visit || !branch) notFound()
  const place = await searchParams
  const props = { visit, token, address: `/visit/${token}` }
  return (
    <BookingFrame branch={branch} address={props.address}>
      {place.do === 'cancel' && <CancelStep {...props} />}
      {place.do === 'move' && <MoveStep {...props} place={place} />}
      {place.do !== 'cancel' && place.do !== 'move' && <VisitOverview {...props} />}
    </BookingFrame>
  )
}
