'use server'

import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { confirmFromLink, releaseFromLink } from '#lib/http/clients/booking-client.ts'
import { findClientVisit } from '#lib/views/client-visit.ts'
import { placeOfVisit } from './place-of-visit.ts'

/** Books a visit whose client pays at the salon; says why not, in words. */
export async function confirmVisitAction(token: string): Promise<string> {
  const locale = await getLocale()
  const outcome = await confirmFromLink(token)
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
