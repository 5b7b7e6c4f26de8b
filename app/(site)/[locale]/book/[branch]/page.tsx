import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BookingFrame } from '#components/booking/frame/booking-frame.tsx'
import {
  type BookingPlace,
  bookingPlaceFrom,
  placeWithin,
  queryOf,
  type SearchParams,
} from '#components/booking/steps/booking-place.ts'
import { GoneServices } from '#components/booking/steps/gone-services.tsx'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { listOfferedOf } from '#lib/views/service-menu.ts'
import { ContactStep } from './contact-step.tsx'
import { ServicesStep } from './services-step.tsx'
import { StaffStep } from './staff-step.tsx'
import { TimeStep } from './time-step.tsx'

type Props = {
  readonly params: Promise<{ locale: string; branch: string }>
  readonly searchParams: Promise<SearchParams>
}

const STEPS = { services: ServicesStep, staff: StaffStep, time: TimeStep, contact: ContactStep }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const branch = await findBookingBranch((await params).branch)
  const t = await getTranslations('booking')
  return branch ? { title: t('title', { salon: branch.name }) } : {}
}

export default async function BookingPage({ params: address, searchParams }: Props) {
  const { branch: slug } = await address
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const params = await searchParams
  const asked = bookingPlaceFrom(params)
  const place = placeWithin(asked, await listOfferedOf(branch.scope, asked.serviceIds))
  const Step = STEPS[place.step]
  const hrefOf = (changes: Partial<BookingPlace>) => `/book/${slug}?${queryOf({ ...place, ...changes })}`
  return (
    <BookingFrame branch={branch} address={`/book/${slug}`} isQueryKept>
      <GoneServices count={asked.serviceIds.length - place.serviceIds.length} />
      <Step
        branch={branch}
        place={place}
        hrefOf={hrefOf}
        isSentBack={params.step !== undefined && params.step !== place.step}
      />
    </BookingFrame>
  )
}
