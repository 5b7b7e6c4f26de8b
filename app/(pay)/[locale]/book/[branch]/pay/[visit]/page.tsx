import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { BookingFrame } from '#components/booking/frame/booking-frame.tsx'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import { StepProgress } from '#components/booking/frame/step-progress.tsx'
import { CancellationNote } from '#components/booking/payment/cancellation-note.tsx'
import { ChargeChoice } from '#components/booking/payment/charge-choice.tsx'
import { HoldCountdown } from '#components/booking/payment/hold-countdown.tsx'
import type { SearchParams } from '#components/booking/steps/booking-place.ts'
import { syncReturningClient } from '#lib/http/clients/returning-client.ts'
import type { ChargeOption, ChargePlan } from '#lib/payments/charge-plan.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { type ClientVisit, findClientVisit } from '#lib/views/client-visit.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import { HoldOver } from './hold-over.tsx'
import { PayAtSalon } from './pay-at-salon.tsx'
import { PayNow } from './pay-now.tsx'
import { VisitOfClient } from './visit-of-client.tsx'

type Props = {
  readonly params: Promise<{ locale: string; branch: string; visit: string }>
  readonly searchParams: Promise<SearchParams>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const branch = await findBookingBranch((await params).branch)
  const t = await getTranslations('booking')
  return { robots: { index: false }, ...(branch && { title: t('title', { salon: branch.name }) }) }
}

export default async function PayPage({ params, searchParams }: Props) {
  const { branch: slug, visit: token } = await params
  const locale = await getLocale()
  const branch = await findBookingBranch(slug)
  const { visit, isKnown } = await findHeldVisit(token)
  if (!branch || !visit || visit.branch.slug !== slug) notFound()
  const address = `/book/${slug}/pay/${token}`
  // Whoever has paid reads there what became of it, also of money that came too late; whoever may have paid waits there.
  const isToPay = isKnown && visitCan('settle', visit.state) && visit.paymentState === 'unpaid'
  if (!isToPay) redirect(`/${locale}/book/${slug}/done/${token}`)
  return (
    <BookingFrame branch={branch} address={address}>
      {visit.holdSecondsLeft > 0 && visit.state === 'on_hold' ? (
        <PayStep visit={visit} token={token} wanted={(await searchParams).pay} />
      ) : (
        <HoldOver visit={visit} token={token} />
      )}
    </BookingFrame>
  )
}

type FoundVisit = { readonly visit: ClientVisit | null; readonly isKnown: boolean }

/**
 * Of a hold that has run out Stripe is asked first: it may have been paid in its last moment. While Stripe does not
 * answer, it is not known that nothing was charged.
 */
async function findHeldVisit(token: string): Promise<FoundVisit> {
  const visit = await findClientVisit(token)
  if (visit?.state !== 'on_hold' || visit.holdSecondsLeft > 0) return { visit, isKnown: true }
  const synced = await syncReturningClient(token)
  return { visit: await findClientVisit(token), isKnown: synced === 'known' }
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
  const { plan, branch, cancellation, startsAt, publishableKey, captureMode } = visit
  const option = chosenOf(plan, wanted)
  const { choice } = option
  const address = `/book/${branch.slug}/pay/${token}`
  const rule = { rule: cancellation, startsAt, timeZone: branch.timeZone, paid: option.now }
  // The rule is kept in the words of this moment.
  const shownAt = new Date()
  return (
    <BookingLayout
      progress={
        <>
          <StepProgress current="payment" />
          <HoldCountdown secondsLeft={visit.holdSecondsLeft} words={t.raw('holdLeft')} shortWords={t('holdShort')} />
        </>
      }
      title={t('title')}
      isAsideFirst
      aside={<VisitOfClient visit={visit} option={option} token={token} />}
    >
      {plan.options.length > 1 && (
        <ChargeChoice
          options={plan.options}
          spread={visit.spread}
          current={choice}
          hrefOf={(other) => `${address}?pay=${other}`}
        />
      )}
      <CancellationNote {...rule} now={shownAt} />
      {choice === 'at_salon' || !publishableKey ? (
        <PayAtSalon token={token} visit={visit} shownAt={shownAt} />
      ) : (
        <PayNow {...{ publishableKey, token, choice, now: option.now, captureMode, slug: branch.slug, shownAt }} />
      )}
    </BookingLayout>
  )
}
