import 'server-only'
import { database } from '#lib/db/client.ts'
import { findPaymentLink } from '#lib/db/links/payment-links.ts'
import { insertAccessLink } from '#lib/db/visits/access-links.ts'
import { getVisitLetterData } from '#lib/db/visits/visit-letters.ts'
import { env } from '#lib/env.ts'
import { paymentLinkLetter } from '#lib/letters/clients/payment-link-letter.ts'
import { decideLinkPayment } from '#lib/payments/links/link-policy.ts'
import { spreadAhead } from '#lib/visits/booking-plan.ts'
import type { Drafting } from './draft.ts'

/** What a client is asked to pay by link, as it is now; nothing where the link is paid or withdrawn meanwhile. */
export const draftPaymentLink: Drafting = async (scope, { subjectId: linkId }) => {
  const link = await findPaymentLink(database(), scope, linkId)
  if (!link) return null
  const { visitId } = link
  const data = await getVisitLetterData(scope, visitId)
  // Where the salon has switched links off since, the page says so: it may be on again when the letter is read.
  const decision = decideLinkPayment({ takesPayments: true, link, open: data.open })
  if (!decision.ok) return null
  const token = await insertAccessLink(database(), scope, { visitId, purpose: 'pay', paymentLinkId: linkId })
  const spread = spreadAhead(data.state, data.services, data.total.currency)
  const address = `${env().APP_ORIGIN}/${data.locale}/pay/${token}`
  const letter = paymentLinkLetter({ ...data, spread, amount: decision.amount, link: address })
  return { to: data.to, letter, token }
}
