'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { ContactFormState } from '#components/booking/steps/contact-form.tsx'
import { answerBooking } from './answer-booking.ts'

/** Leaves the contact step before its script has come; `POST /api/bookings` is the same for browsers that have it. */
export async function bookVisitAction(slug: string, _: ContactFormState, form: FormData): Promise<ContactFormState> {
  const text = (name: string) => String(form.get(name) ?? '')
  const all = (name: string) => form.getAll(name).map(String)
  const answer = await answerBooking({
    ...{ slug, locale: await getLocale(), service: all('service'), staff: text('staff'), at: text('at') },
    ...{ with: all('with'), total: text('total') },
    contact: { name: text('name'), phone: text('phone'), email: text('email') },
  })
  if ('href' in answer) redirect(answer.href)
  // Whom and what the page shows has changed.
  if (answer.state.refusal) refresh()
  return answer.state
}
