'use server'

import { refresh } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { confirmFromLink, rebookFromLink, releaseFromLink } from '#lib/http/clients/holding-client.ts'
import { findClientVisit } from '#lib/views/client-visit.ts'
import { agreedTimeFrom } from './agreed-time.ts'
import { placeOfVisit } from './place-of-visit.ts'

/** Books a visit whose client pays at the salon and was shown the rule then; says why not, in words. */
export async function confirmVisitAction(token: string, shownAt: number): Promise<string> {
  const locale = await getLocale()
  const outcome = await confirmFromLink(token, { locale, shownAt })
  if (!outcome.ok) return (await getTranslations('refusals'))(outcome.refusal)
  const visit = await findClientVisit(token)
  if (!visit) notFound()
  redirect(`/${locale}/book/${visit.branch.slug}/done/${token}`)
}

/** Lets go of the held time and leads back to the times; says why not, in words. */
export async function changeTimeAction(token: string): Promise<string> {
  const locale = await getLocale()
  const outcome = await releaseFromLink(token)
  if (!outcome.ok) return (await getTranslations('refusals'))(outcome.refusal)
  const visit = await findClientVisit(token)
  if (!visit) notFound()
  // Paid in the same moment, it is booked: nothing is left to choose.
  if (visit.state !== 'expired') redirect(`/${locale}/book/${visit.branch.slug}/done/${token}`)
  redirect(`/${locale}${placeOfVisit(visit)}`)
}

/** Takes another time for the same visit, whose hold has run out; says why not, in words. */
export async function rebookVisitAction(token: string, _: string, form: FormData): Promise<string> {
  const locale = await getLocale()
  const outcome = await rebookFromLink(token, { ...agreedTimeFrom(String(form.get('time'))), locale })
  if (!outcome.ok) {
    // Somebody else was faster: the page shows what is free now.
    refresh()
    return (await getTranslations('refusals'))(outcome.refusal)
  }
  const visit = await findClientVisit(outcome.token)
  if (!visit) notFound()
  redirect(`/${locale}/book/${visit.branch.slug}/${outcome.isOnHold ? 'pay' : 'done'}/${outcome.token}`)
}
