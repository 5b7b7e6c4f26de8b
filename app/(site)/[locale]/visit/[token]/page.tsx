import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BookingFrame } from '#components/booking/frame/booking-frame.tsx'
import type { SearchParams } from '#components/booking/steps/booking-place.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { findClientVisit } from '#lib/views/client-visit.ts'
import { CancelStep } from './cancel-step.tsx'
import { MoveStep } from './move-step.tsx'
import { ReceiptStep } from './receipt-step.tsx'
import type { VisitProps } from './step-props.ts'
import { VisitOverview } from './visit-overview.tsx'

type Props = {
  readonly params: Promise<{ locale: string; token: string }>
  readonly searchParams: Promise<SearchParams>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('booking.visit')
  return { title: t('title'), robots: { index: false } }
}

/** A visit by its private link: looking at it changes nothing. */
export default async function VisitPage({ params, searchParams }: Props) {
  const { token } = await params
  const visit = await findClientVisit(token)
  const branch = visit && (await findBookingBranch(visit.branch.slug))
  if (!visit || !branch) notFound()
  const place = await searchParams
  const address = `/visit/${token}`
  const query = typeof place.do === 'string' ? `?${new URLSearchParams({ do: place.do })}` : ''
  return (
    <BookingFrame branch={branch} address={address + query}>
      <Step visit={visit} token={token} address={address} place={place} />
    </BookingFrame>
  )
}

function Step({ place, ...props }: VisitProps & { readonly place: SearchParams }) {
  if (place.do === 'cancel') return <CancelStep {...props} />
  if (place.do === 'move') return <MoveStep {...props} place={place} />
  if (place.do === 'receipt') return <ReceiptStep {...props} />
  return <VisitOverview {...props} />
}
