import 'server-only'
import { createTranslator } from 'next-intl'
import * as z from 'zod'
import { cancellationSentence } from '#lib/i18n/cancellation-sentence.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import type { WordAgreement } from '#lib/payments/clients/agreement.ts'
import { PAGE_MINUTES } from '#lib/payments/links/link-policy.ts'

/** In which language a page showed the cancellation rule, and when, in milliseconds: the words follow from these. */
export const ShownRule = z.object({ locale: z.enum(LOCALES), shownAt: z.int().min(0) })

export type ShownRule = z.infer<typeof ShownRule>

/** The rule in the very words of the page. A page older than any is good for, or of tomorrow, is taken as one of now. */
export function wordsOfPage({ locale, shownAt }: ShownRule): WordAgreement {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'booking.cancellation' })
  const age = Date.now() - shownAt
  const now = new Date(age >= 0 && age <= PAGE_MINUTES * 60_000 ? shownAt : Date.now())
  return (rule) => ({ locale, wording: cancellationSentence({ t, locale }, { ...rule, now }) })
}
