import { getRequestConfig } from 'next-intl/server'
import { localeOf, messagesOf } from './messages.ts'

/** next-intl asks here for the language of a request. */
export default getRequestConfig(async ({ requestLocale }) => {
  const locale = localeOf((await requestLocale) ?? '')
  // Dates are shown in the branch's zone, which each page names; this one is for those that name none.
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' }
})
