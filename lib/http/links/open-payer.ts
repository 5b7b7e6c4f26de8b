import 'server-only'
import * as z from 'zod'
import { findScopeOfLink, findScopeOfPaymentLink } from '#lib/db/branch-scopes.ts'
import {
  StartOpenPaymentInput,
  type StartOpenPaymentOutcome,
  startOpenPayment,
} from '#lib/flows/intents/start-open-payment.ts'
import { syncAwaitingPayment } from '#lib/flows/intents/sync-awaiting-payment.ts'
import { type PaymentsPaused, refusedPayer } from '#lib/http/clients/paying-client.ts'
import { ShownRule, wordsOfPage } from '#lib/http/clients/shown-rule.ts'
import { limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'

/** Whoever pays what is open of a visit: a payment link, or the visit's own private link, is the permission. */
export const OpenPayer = z.object({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  by: z.enum(['link', 'visit']),
  shownMinor: StartOpenPaymentInput.shape.shownMinor,
  openedAt: z.int().min(0).max(8_640_000_000_000_000),
  /** The rule that the client agrees to by paying, where the visit is ahead still. */
  shown: ShownRule.optional(),
})

export type OpenPayer = z.infer<typeof OpenPayer>

/** Starts the payment of what is open, through the link that the client has. */
export async function startOpenPayerPayment(
  { token, by, shownMinor, openedAt, shown }: OpenPayer,
  headers: Headers,
): Promise<StartOpenPaymentOutcome | TooMany | PaymentsPaused> {
  const tooMany = await limitVisitor('payment_intents', headers)
  if (tooMany) return tooMany
  const opened = await openedBy(token, by)
  if (!opened) return { ok: false, refusal: 'visit_not_found' }
  const { scope, ...subject } = opened
  const refused = await refusedPayer(scope, subject.visitId)
  if (refused) return refused
  const input = { ...subject, shownMinor, openedAt: new Date(openedAt) }
  return startOpenPayment(scope, input, shown && wordsOfPage(shown))
}

async function openedBy(token: string, by: OpenPayer['by']) {
  if (by === 'link') return findScopeOfPaymentLink(token)
  const opened = await findScopeOfLink(token, 'manage_visit')
  return opened && { ...opened, linkId: null }
}

/** A client comes back from the card form: what they wait for is asked of Stripe, without waiting for its webhook. */
export async function syncReturningPayer(token: string): Promise<void> {
  const opened = (await openedBy(token, 'link')) ?? (await openedBy(token, 'visit'))
  if (opened) await syncAwaitingPayment(opened.scope, opened.visitId)
}
