'use server'

import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cancelFromLink, moveFromLink } from '#lib/http/clients/managing-client.ts'

/** Cancels the visit; says why not, in words. */
export async function cancelVisitAction(token: string): Promise<string> {
  const locale = await getLocale()
  const outcome = await cancelFromLink(token)
  if (!outcome.ok) return (await getTranslations('refusals'))(outcome.refusal)
  redirect(`/${locale}/visit/${token}`)
}

/** Moves the visit; says why not, in words. */
export async function moveVisitAction(token: string, startsAt: Date): Promise<string> {
  const locale = await getLocale()
  const outcome = await moveFromLink(token, startsAt)
  if (!outcome.ok) return (await getTranslations('refusals'))(outcome.refusal)
  redirect(`/${locale}/visit/${token}`)
}
