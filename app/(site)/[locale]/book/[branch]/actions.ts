'use server'

import { refresh } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ANYONE, type BookingPlace, bookingPlaceFrom, queryOf } from '#components/booking/steps/booking-place.ts'
import type { ContactFormState } from '#components/booking/steps/contact-form.tsx'
import { bookFromForm } from '#lib/http/clients/booking-client.ts'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'

const WORDS_OF_FAULT = { name: 'nameMissing', phone: 'phoneWrong', email: 'emailWrong' } as const

/** Leaves the contact step: takes the time, or says what is in the way and keeps what was typed. */
export async function bookVisitAction(slug: string, _: ContactFormState, form: FormData): Promise<ContactFormState> {
  const locale = await getLocale()
  const t = await getTranslations()
  const text = (name: string) => String(form.get(name) ?? '')
  const values = { name: text('name'), phone: text('phone'), email: text('email') }
  const service = form.getAll('service').map(String)
  const place = bookingPlaceFrom({ step: 'contact', service, staff: text('staff'), at: text('at') })
  const staffMemberId = place.staff === ANYONE ? null : place.staff

  const staffMemberIds = form.getAll('with').map(String)
  const agreed = staffMemberIds.length > 0 ? { staffMemberIds, totalMinor: Number(text('total')) } : null
  const outcome = await bookFromForm(slug, { ...place, staffMemberId, locale, contact: values, agreed })
  if (outcome.ok) redirect(`/${locale}/book/${slug}/${outcome.isOnHold ? 'pay' : 'done'}/${outcome.token}`)
  if (outcome.refusal === 'contact_wrong') {
    const faults = outcome.fields.map((field) => [field, t(`booking.contact.${WORDS_OF_FAULT[field]}`)])
    return { values, faults: Object.fromEntries(faults), refusal: null, nearest: [] }
  }
  // Whom and what the page shows has changed.
  refresh()
  const nearest = outcome.refusal === 'time_not_free' ? await linksTo(outcome.nearest, { slug, place, locale }) : []
  return { values, faults: {}, refusal: { at: text('at'), words: t(`refusals.${outcome.refusal}`) }, nearest }
}

type Where = { readonly slug: string; readonly place: BookingPlace; readonly locale: Locale }

async function linksTo(starts: readonly Date[], { slug, place, locale }: Where): Promise<ContactFormState['nearest']> {
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const at = { locale, timeZone: branch.timeZone }
  return starts.map((startsAt) => ({
    href: `/${locale}/book/${slug}?${queryOf({ ...place, startsAt })}`,
    label: `${formatDay(startsAt, at)}, ${formatTime(startsAt, at)}`,
  }))
}
