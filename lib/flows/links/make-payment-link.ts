import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { insertPaymentLink, listOpenLinks } from '#lib/db/links/payment-links.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { getPaymentSwitches } from '#lib/db/payments/stripe-settings.ts'
import { lockOwedVisit, type OwedVisit } from '#lib/flows/desk/change-what-is-owed.ts'
import { type Money, money } from '#lib/money/money.ts'
import { askedAmount, type LinkAmountRefusal } from '#lib/payments/links/link-policy.ts'
import { type DeskRefusal, decideTaking } from '#lib/visits/balance/visit-balance.ts'
import { addressOfLink } from './address-of-link.ts'

/** `amountMinor` null asks for whatever is open when it is paid. */
export const MakeLinkInput = z.object({
  visitId: z.uuid(),
  amountMinor: z.int().min(0).max(99_999_999).nullable(),
})

export type MakeLinkInput = z.infer<typeof MakeLinkInput>

export type MakeLinkOutcome =
  | { readonly ok: true; readonly linkId: string; readonly address: string }
  | {
      readonly ok: false
      readonly refusal: 'visit_not_found' | 'payment_not_available' | 'links_too_many' | DeskRefusal | LinkAmountRefusal
    }

// More than anyone needs; it bounds what one visit can bring into circulation.
const MOST_LINKS = 5

/**
 * Makes a link by which a visit's client pays what is open, or a part of it. For what is open there is one link at a
 * time: whoever asks again gets another address of it. The address is shown once and never stored.
 */
export function makePaymentLink(scope: BranchScope, { visitId, amountMinor }: MakeLinkInput): Promise<MakeLinkOutcome> {
  return inTransaction<MakeLinkOutcome>(async (tx) => {
    const visit = await lockOwedVisit(tx, scope, visitId)
    if (!visit) return { ok: false, refusal: 'visit_not_found' }
    const { currency } = visit.total
    const wanted = amountMinor === null ? null : money(amountMinor, currency)
    const links = await listOpenLinks(tx, scope, visitId)
    const known = links.find((link) => link.wanted === null && wanted === null)
    const refusal = (await takesLinks(tx, scope)) ? refusalOf(visit, wanted) : 'payment_not_available'
    if (refusal) return { ok: false, refusal }
    if (!known && links.length >= MOST_LINKS) return { ok: false, refusal: 'links_too_many' }

    const linkId = known?.id ?? (await insertPaymentLink(tx, scope, { visitId, wanted, currency }))
    const address = await addressOfLink(tx, scope, { linkId, visitId })
    await appendAudit(tx, scope, {
      action: known ? 'pay_link.shown' : 'pay_link.opened',
      subjectKind: 'visit',
      subjectId: visitId,
      details: { linkId, amountMinor, currency },
    })
    return { ok: true, linkId, address }
  })
}

async function takesLinks(tx: Transaction, scope: BranchScope): Promise<boolean> {
  const { link: isOn } = await getPaymentSwitches(tx, scope)
  return isOn && (await findConnectedStripe(tx, scope)) !== null
}

/** Why so much cannot be asked for; null where it can. */
function refusalOf({ state, balance }: OwedVisit, wanted: Money | null): DeskRefusal | LinkAmountRefusal | null {
  const taking = decideTaking({ state, open: balance.open }, wanted ?? balance.open)
  if (!taking.ok) return taking.refusal
  const asked = askedAmount(balance.open, wanted)
  return asked.ok ? null : asked.refusal
}
