import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { shownRuleOf } from '#app/(site)/[locale]/visit/[token]/visit-terms.ts'
import { BookingFrame } from '#components/booking/frame/booking-frame.tsx'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { CancellationNote } from '#components/booking/payment/cancellation-note.tsx'
import { BookedVisit } from '#components/booking/visit/booked-visit.tsx'
import { CalendarLinks } from '#components/booking/visit/calendar-links.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { PageRefresher } from '#components/ui/page-refresher.tsx'
import { syncReturningClient } from '#lib/http/clients/returning-client.ts'
import type { ShownRule } from '#lib/payments/clients/agreement.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { type ClientVisit, findClientVisit } from '#lib/views/client-visit.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'
import { LatePayment } from './late-payment.tsx'

type Props = { readonly params: Promise<{ locale: string; branch: string; visit: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const branch = await findBookingBranch((await params).branch)
  const t = await getTranslations('booking')
  return { robots: { index: false }, ...(branch && { title: t('title', { salon: branch.name }) }) }
}

const NOT_BOOKED: readonly VisitState[] = ['on_hold', 'expired', 'canceled']
const REFRESH_MS = 2000
const REFRESH_TIMES = 30

export default async function DonePage({ params }: Props) {
  const { branch: slug, visit: token } = await params
  const branch = await findBookingBranch(slug)
  // Stripe is asked here and now: the webhook may be on its way still.
  await syncReturningClient(token)
  const visit = await findClientVisit(token)
  if (!branch || !visit || visit.branch.slug !== slug) notFound()
  // Nothing came before the hold ran out: another time is chosen where this one would have been paid.
  if (visit.state === 'expired' && visit.paymentState === 'unpaid') {
    redirect(`/${await getLocale()}/book/${slug}/pay/${token}`)
  }
  // Once it has begun there is nothing to cancel any more, and the visit's own page says how it stands.
  const rule = shownRuleOf(visit, new Date())
  if (!rule && !NOT_BOOKED.includes(visit.state)) redirect(`/${await getLocale()}/visit/${token}`)
  return (
    <BookingFrame branch={branch} address={`/book/${slug}/done/${token}`}>
      <Outcome visit={visit} token={token} rule={rule} />
    </BookingFrame>
  )
}

type OutcomeProps = { readonly visit: ClientVisit; readonly token: string; readonly rule: ShownRule | null }

async function Outcome({ visit, token, rule }: OutcomeProps) {
  const t = await getTranslations('booking.done')
  const again = (
    <p>
      <LocalLink className={controls.primary} href={`/book/${visit.branch.slug}`}>
        {t('again')}
      </LocalLink>
    </p>
  )
  if (visit.state === 'on_hold') {
    return (
      <BookingLayout progress={null} title={t('processingTitle')}>
        <PageRefresher everyMs={REFRESH_MS} times={REFRESH_TIMES} />
        <p role="status">{t('processingText')}</p>
        <p>
          <LocalLink className={controls.quiet} href={`/book/${visit.branch.slug}/pay/${token}`}>
            {t('toPayment')}
          </LocalLink>
        </p>
      </BookingLayout>
    )
  }
  if (visit.state === 'expired') return <LatePayment visit={visit} token={token} />
  if (visit.state === 'canceled') {
    return (
      <BookingLayout progress={null} title={t('canceledTitle')}>
        {again}
      </BookingLayout>
    )
  }
  return (
    <BookingLayout progress={null} title={t('booked')} isDone aside={rule && <CancellationNote {...rule} />}>
      <p>{t('bookedText', { email: visit.contactEmail })}</p>
      <BookedVisit visit={visit} />
      <CalendarLinks visit={visit} token={token} />
      <p>
        <LocalLink className={controls.quiet} href={`/visit/${token}`} data-own-window="">
          {t('manage')}
        </LocalLink>
      </p>
    </BookingLayout>
  )
}
