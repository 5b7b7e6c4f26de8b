import * as z from 'zod'
import { answerBooking } from '#app/(site)/[locale]/book/[branch]/answer-booking.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { jsonRoute } from '#lib/http/json-route.ts'
import { LOCALES } from '#lib/i18n/locales.ts'

const Text = z.string().max(500)
const Texts = z.array(Text).max(20)

const SentBooking = z.object({
  ...{ slug: Text, locale: z.enum(LOCALES), service: Texts, staff: Text, at: Text, with: Texts, total: Text },
  contact: z.object({ name: Text, phone: Text, email: Text }),
})

/** The last step of the form, for browsers with its script: where to go on, or the form with what is in the way. */
export const POST = jsonRoute(SentBooking, async (sent) => ({ ok: true as const, ...(await answerBooking(sent)) }))

export const { GET, PUT, PATCH, DELETE } = wrongMethod('POST')
