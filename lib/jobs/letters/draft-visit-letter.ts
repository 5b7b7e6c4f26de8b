import 'server-only'
import { database } from '#lib/db/client.ts'
import { eventKeyOf } from '#lib/db/letters/letters.ts'
import { insertAccessLink } from '#lib/db/visits/access-links.ts'
import { getEndedMoney } from '#lib/db/visits/visit-endings.ts'
import { getVisitLetterData, type VisitLetterData } from '#lib/db/visits/visit-letters.ts'
import { env } from '#lib/env.ts'
import { type CancellationKind, cancellationLetter } from '#lib/letters/clients/cancellation-letter.ts'
import { latePaymentLetter } from '#lib/letters/clients/late-payment-letter.ts'
import { type VisitLetterKind, visitLetter } from '#lib/letters/clients/visit-letter.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import type { Drafting } from './draft.ts'
import { nearestTimes } from './nearest-times.ts'
import { visitAttachment } from './visit-attachment.ts'

const formOf = ({ locale, branch }: VisitLetterData) => `${env().APP_ORIGIN}/${locale}/book/${branch.slug}`

/** A letter about a visit that takes place, with a private link of its own: links cannot be read back. */
export const draftVisitLetter =
  (kind: VisitLetterKind): Drafting =>
  async (scope, { subjectId: visitId, eventKey }) => {
    const data = await getVisitLetterData(scope, visitId)
    const now = new Date()
    if (!visitCan('announce', data.state) || data.endsAt <= now) return null
    // It was moved again meanwhile, and a later letter says where to.
    const isOfMove = kind === 'visit_moved' || kind === 'visit_reminder'
    if (isOfMove && eventKey !== eventKeyOf({ kind, subjectId: visitId, turn: data.revision })) return null

    const token = await insertAccessLink(database(), scope, { visitId, purpose: 'manage_visit' })
    const link = `${env().APP_ORIGIN}/${data.locale}/visit/${token}`
    const cancellation = { rule: data.rule, now }
    const letter = visitLetter(kind, { ...data, cancellation, link })
    return { to: data.to, letter, attachments: [visitAttachment(data, link)], token }
  }

/** A letter about a visit that does not take place, with the file that takes it out of the client's calendar. */
export const draftCancellation =
  (kind: CancellationKind): Drafting =>
  async (scope, { subjectId: visitId }) => {
    const data = await getVisitLetterData(scope, visitId)
    const ended = await getEndedMoney(scope, visitId)
    // Who did not come and loses nothing by it need not be told.
    const isOfMoney = Object.values(ended).some(({ amountMinor }) => amountMinor > 0)
    if (kind === 'visit_missed' && (data.state !== 'no_show' || !isOfMoney)) return null
    const link = formOf(data)
    const attachments = kind === 'visit_canceled' ? [visitAttachment(data, link)] : []
    return { to: data.to, letter: cancellationLetter(kind, { ...data, ...ended, link }), attachments }
  }

/** The letter about money that came too late. */
export const draftLatePayment: Drafting = async (scope, { subjectId: visitId }) => {
  const data = await getVisitLetterData(scope, visitId)
  const link = formOf(data)
  const isCanceled = data.state !== 'expired'
  const nearest = isCanceled ? [] : await nearestTimes(scope, { ...data, link })
  return { to: data.to, letter: latePaymentLetter({ ...data, isCanceled, link, nearest }) }
}
