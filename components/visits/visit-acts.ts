import type { Outcome } from '#components/admin/outcome.ts'
import type { VisitMark } from '#lib/visits/marks/mark-policy.ts'
import type { WallClock } from '#lib/visits/schedule/wall-clock.ts'
import type { DeskCorrection } from './dialogs/correct-dialog.tsx'
import type { DeskTaking } from './dialogs/desk-dialog.tsx'
import type { DiscountWish } from './dialogs/discount-dialog.tsx'
import type { EndingQuote } from './dialogs/ending-dialog.tsx'
import type { CheckTime } from './dialogs/move-dialog.tsx'

type Refused = { readonly ok: false; readonly refusal: string }

/** What staff may do with the visits of a branch; null for who may not. The server asks again when it is done. */
export type VisitActs = {
  readonly manage: ManageActs | null
  readonly discount: ((order: { visitId: string; discount: DiscountWish }) => Outcome) | null
  readonly price: ((order: { visitId: string; appointmentId: string; amountMinor: number }) => Outcome) | null
  readonly desk: DeskActs | null
  readonly links: LinkActs | null
}

export type ManageActs = {
  readonly mark: (order: { visitId: string; mark: VisitMark }) => Outcome
  readonly move: (order: {
    visitId: string
    at: WallClock
    staffMemberId: string | null
    insteadOfId?: string
    revision: number
  }) => Outcome
  readonly stretch: (order: { visitId: string; appointmentId: string; minutes: number; revision: number }) => Outcome
  readonly quote: (question: { visitId: string; state: 'canceled' | 'no_show' }) => Promise<EndingQuote>
  readonly cancel: (order: { visitId: string; isFeeWaived: boolean }) => Outcome
  readonly noShow: (order: { visitId: string; isFeeWaived: boolean }) => Outcome
  readonly check: CheckTime
}

export type DeskActs = {
  readonly record: (order: DeskTaking & { readonly visitId: string }) => Outcome
  readonly correct: (order: DeskCorrection & { readonly deskPaymentId: string }) => Outcome
}

export type LinkActs = {
  readonly make: (order: {
    visitId: string
    amountMinor: number | null
  }) => Promise<{ readonly ok: true; readonly linkId: string; readonly address: string } | Refused>
  readonly show: (order: { linkId: string }) => Promise<{ readonly ok: true; readonly address: string } | Refused>
  readonly mail: (order: { linkId: string }) => Outcome
  readonly withdraw: (order: { linkId: string }) => Outcome
}
