import { getTranslations } from 'next-intl/server'
import { ANYONE, type BookingPlace, bookingPlaceFrom, queryOf } from '#components/booking/steps/booking-place.ts'
import type { BookingAnswer, ContactField, ContactFormState } from '#components/booking/steps/contact-form.tsx'
import { bookFromForm } from '#lib/http/clients/booking-client.ts'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'

const WORDS_OF_FAULT = { name: 'nameMissing', phone: 'phoneWrong', email: 'emailWrong' } as const

/** The contact step as it was sent: nothing of it is checked yet. */
export type SentBooking = {
  readonly slug: string
  readonly locale: Locale
  readonly service: readonly string[]
  readonly staff: string
  /** The start, an instant in ISO. */
  readonly at: string
  /** Who serves, service by service, and the total, as the page showed it. */
  readonly with: readonly string[]
  readonly total: string
  readonly contact: Readonly<Record<ContactField, string>>
}

/** Takes the time and says where to go on; or says what is in the way, with what was typed kept. */
export async function answerBooking(sent: SentBooking): Promise<BookingAnswer> {
  const { slug, locale, contact, service } = sent
  const place = bookingPlaceFrom({ step: 'contact', service, staff: sent.staff, at: sent.at })
  const staffMemberId = place.staff === ANYONE ? null : place.staff
  const agreed = sent.with.length > 0 ? { staffMemberIds: [...sent.with], totalMinor: Number(sent.total) } : null
  const outcome = await bookFromForm(slug, { ...place, staffMemberId, locale, contact, agreed })
  if (outcome.ok) return { href: `/${locale}/book/${slug}/${outcome.isOnHold ? 'pay' : 'done'}/${outcome.token}` }
  const t = await getTranslations({ locale })
  if (outcome.refusal === 'contact_wrong') {
    const faults = outcome.fields.map((field) => [field, t(`booking.contact.${WORDS_OF_FAULT[field]}`)])
    return { state: { values: contact, faults: Object.fromEntries(faults), refusal: null, nearest: [] } }
  }
  const nearest = outcome.refusal === 'time_not_free' ? linksTo(outcome, { slug, place, locale }) : []
  const refusal = { at: sent.at, words: t(`refusals.${outcome.refusal}`) }
  return { state: { values: contact, faults: {}, refusal, nearest } }
}

type Gone = { readonly nearest: readonly Date[]; readonly timeZone: string }
type Where = { readonly slug: string; readonly place: BookingPlace; readonly locale: Locale }

function linksTo({ nearest, timeZone }: Gone, { slug, place, locale }: Where): ContactFormState['nearest'] {
  const at = { locale, timeZone }
  return nearest.map((startsAt) => ({
    href: `/${locale}/book/${slug}?${queryOf({ ...place, startsAt })}`,
    label: `${formatDay(startsAt, at)}, ${formatTime(startsAt, at)}`,
  }))
}
