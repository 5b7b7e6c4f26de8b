import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { ANYONE } from '#components/booking/steps/booking-place.ts'
import { ContactForm } from '#components/booking/steps/contact-form.tsx'
import { OwnTimeNote } from '#components/booking/steps/own-time-note.tsx'
import { phoneExampleOf } from '#lib/http/clients/phone-numbers.ts'
import { findRememberedToken } from '#lib/http/clients/visit-cookie.ts'
import { formatTime } from '#lib/i18n/format.ts'
import { findBegunVisit } from '#lib/views/begun-visit.ts'
import { findVisitOffer, type VisitOffer } from '#lib/views/visit-offer.ts'
import { bookVisitAction } from './actions.ts'
import { ChosenSummary } from './chosen-summary.tsx'
import { OfferSummary } from './offer-summary.tsx'
import { StepNav } from './step-nav.tsx'
import type { StepProps } from './step-props.ts'

export async function ContactStep({ branch, place, hrefOf }: StepProps) {
  const t = await getTranslations('booking.contact')
  const locale = await getLocale()
  const { serviceIds, startsAt } = place
  const staffMemberId = place.staff === ANYONE ? null : place.staff
  const token = await findRememberedToken()
  const begun = token ? await findBegunVisit(token) : null
  const offer = startsAt && (await findVisitOffer(branch.scope, { serviceIds, staffMemberId, startsAt, begun }))
  const { timeZone } = branch
  return (
    <BookingLayout
      progress={<StepNav current="contact" hrefOf={hrefOf} />}
      title={t('title')}
      isAsideFirst
      aside={
        offer && startsAt ? (
          <>
            <OfferSummary offer={offer} startsAt={startsAt} timeZone={timeZone} />
            <OwnTimeNote
              at={startsAt.toISOString()}
              timeZone={timeZone}
              locale={locale}
              words={t.raw('ownTime')}
              className={controls.quietText}
            />
          </>
        ) : (
          <ChosenSummary branch={branch} place={place} />
        )
      }
    >
      {!offer?.isFree && startsAt && (
        <p className={controls.note}>{t('notFree', { time: formatTime(startsAt, { locale, timeZone }) })}</p>
      )}
      <ContactForm
        at={startsAt?.toISOString() ?? ''}
        action={bookVisitAction.bind(null, branch.slug)}
        slug={branch.slug}
        locale={locale}
        hidden={[...serviceIds.map((id) => ['service', id] as const), ['staff', place.staff], ...agreedFields(offer)]}
        typed={begun?.contact ?? null}
        otherTimesHref={`/${locale}${hrefOf({ step: 'time', startsAt: null })}`}
        words={{
          name: t('name'),
          phone: t('phone'),
          phoneHint: phoneHintOf(branch.country, (example) => t('phoneHint', { example })),
          email: t('email'),
          emailHint: t('emailHint'),
          submit: offer?.isPayable === false ? t('submitWithoutPayment') : t('submit'),
          submitting: t('submitting'),
          nearest: t('nearest'),
          chooseOther: t('chooseOther'),
          breakdown: (await getTranslations('refusals'))('breakdown'),
        }}
      />
    </BookingLayout>
  )
}

/** What the client agrees to by sending the form: exactly what the page shows. */
function agreedFields(offer: VisitOffer | null): readonly (readonly [name: string, value: string])[] {
  if (!offer) return []
  const staff = offer.services.map(({ staffMemberId }) => ['with', staffMemberId] as const)
  return [...staff, ['total', String(offer.totalMinor)]]
}

function phoneHintOf(country: string, words: (example: string) => string): string {
  const example = phoneExampleOf(country)
  return example === null ? '' : words(example)
}
