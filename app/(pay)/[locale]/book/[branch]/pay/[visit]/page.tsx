import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { BookingFrame } from '#components/booking/frame/booking-frame.tsx'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import { StepProgress } from '#components/booking/frame/step-progress.tsx'
import { CancellationNote } from '#components/booking/payment/cancellation-note.tsx'
import { ChangeTime } from '#components/booking/payment/change-time.tsx'
import { ChargeChoice } from '#components/booking/payment/charge-choice.tsx'
import { HoldCountdown } from '#components/booking/payment/hold-countdown.tsx'
import type { SearchParams } from '#components/booking/steps/booking-place.ts'
import type { ChargeOption, ChargePlan } from '#lib/payments/charge-plan.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { type ClientVisit, findClientVisit } from '#lib/views/client-visit.ts'
import { changeTimeAction } from './actions.ts'
import { HoldOver } from './hold-over.tsx'
import { PayAtSalon } from './pay-at-salon.tsx'
import { PayNow } from './pay-now.tsx'
import { VisitOfClient } from './visit-of-client.tsx'

type Props = {
  readonly params: Promise<{ locale: string; branch: string; visit: string }>
  readonly searchParams: Promise<SearchParams>
}

export const metadata: Metadata = { robots: { index: false } }

export default async function PayPage({ params, searchParams }: Props) {
  const { branch: slug, visit: token } = await params
  const locale = await getLocale()
  const branch = await findBookingBranch(slug)
  const visit = await findClientVisit(token)
  if (!branch || !visit || visit.branch.slug !== slug) notFound()
  const address = `/book/${slug}/pay/${token}`
  if (visit.state !== 'on_hold' && visit.state !== 'expired') redirect(`/${locale}/book/${slug}/done/${token}`)
  return (
    <BookingFrame branch={branch} address={address}>
      {visit.holdSecondsLeft > 0 && visit.state === 'on_hold' ? (
        <PayStep visit={visit} token={token} wanted={(await searchParams).pay} />
      ) : (
        <HoldOver visit={visit} />
      )}
    </BookingFrame>
  )
}

type StepProps = {
  readonly visit: ClientVisit
  readonly token: string
  readonly wanted: SearchParams[string]
}

const chosenOf = ({ options }: ChargePlan, wanted: SearchParams[string]): ChargeOption =>
  options.find(({ choice }) => choice === wanted) ?? options[0]

async function PayStep({ visit, token, wanted }: StepProps) {
  const t = await getTranslations('booking.pay')
  const { plan, branch, cancellation, startsAt, publishableKey } = visit
  const option = chosenOf(plan, wanted)
  const { choice } = option
  const address = `/book/${branch.slug}/pay/${token}`
  return (
    <BookingLayout
      progress={<StepProgress current="payment" />}
      title={t('title')}
      aside={
        <>
          <VisitOfClient visit={visit} now={option.now} atSalon={option.atSalon} />
          <CancellationNote rule={cancellation} startsAt={startsAt} timeZone={branch.timeZone} paid={option.now} />
        </>
      }
    >
      <HoldCountdown secondsLeft={visit.holdSecondsLeft} words={t.raw('holdLeft')} />
      <ChangeTime action={changeTimeAction.bind(null, token)} label={t('change')} />
      {plan.options.length > 1 && (
        <ChargeChoice options={plan.options} current={choice} hrefOf={(other) => `${address}?pay=${other}`} />
      )}
      {choice === 'at_salon' || !publishableKey ? (
        <PayAtSalon token={token} visit={visit} />
      ) : (
        <PayNow publishableKey={publishableKey} token={token} choice={choice} now={option.now} slug={branch.slug} />
      )}
    </BookingLayout>
  )
}
