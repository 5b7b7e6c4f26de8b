'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { moveQueryOf } from '#components/booking/visit/move-place.ts'
import { cancelFromLink, moveFromLink, type ShownMove } from '#lib/http/clients/managing-client.ts'

/** Cancels the visit; says why not, in words. */
export async function cancelVisitAction(token: string): Promise<string> {
  const locale = await getLocale()
  const outcome = await cancelFromLink(token)
  if (!outcome.ok) return (await getTranslations('refusals'))(outcome.refusal)
  redirect(`/${locale}/visit/${token}`)
}

/** Moves the visit to just what its client was shown; says why not, in words, or shows the times anew if that is gone. */
export async function moveVisitAction(token: string, move: ShownMove): Promise<string> {
  const address = `/${await getLocale()}/visit/${token}`
  const outcome = await moveFromLink(token, move)
  if (outcome.ok) redirect(address)
  const { refusal } = outcome
  if (refusal === 'time_not_free' || refusal === 'choice_changed') {
    const chosen = { startsAt: move.startsAt, staffMemberIds: move.agreed }
    redirect(`${address}?${moveQueryOf({ day: null, chosen })}`)
  }
  if (refusal === 'visit_changed') refresh()
  return (await getTranslations('refusals'))(refusal)
}
