import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import { ANYONE } from '#components/booking/steps/booking-place.ts'
import { ContactForm } from '#components/booking/steps/contact-form.tsx'
import { getStaffChoice } from '#lib/views/staff-choice.ts'
import { bookVisitAction } from './actions.ts'
import { ChosenSummary } from './chosen-summary.tsx'
import { StepNav } from './step-nav.tsx'
import type { StepProps } from './step-props.ts'

export async function ContactStep(props: StepProps) {
  const { branch, place, hrefOf } = props
  const t = await getTranslations('booking.contact')
  const locale = await getLocale()
  const { staff } = await getStaffChoice(branch.scope, place.serviceIds)
  const asked = place.staff === ANYONE ? staff : staff.filter(({ id }) => id === place.staff)
  const isPayable = asked.some((person) => person.isPayable)
  const startsAt = place.startsAt?.toISOString() ?? ''
  return (
    <BookingLayout
      progress={<StepNav current="contact" hrefOf={hrefOf} />}
      title={t('title')}
      aside={<ChosenSummary {...props} />}
    >
      <ContactForm
        at={startsAt}
        action={bookVisitAction.bind(null, branch.slug)}
        hidden={[...place.serviceIds.map((id) => ['service', id] as const), ['staff', place.staff]]}
        otherTimesHref={`/${locale}${hrefOf({ step: 'time', startsAt: null })}`}
        words={{
          name: t('name'),
          phone: t('phone'),
          email: t('email'),
          emailHint: t('emailHint'),
          submit: isPayable ? t('submit') : t('submitWithoutPayment'),
          submitting: t('submitting'),
          nearest: t('nearest'),
          chooseOther: t('chooseOther'),
        }}
      />
    </BookingLayout>
  )
}
