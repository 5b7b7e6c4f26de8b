/** The change of terms that the server takes; amounts in minor units of the branch's currency. */
export type TermsChange =
  | {
      readonly of: 'services'
      readonly serviceIds: string[]
      readonly status?: 'not_available' | 'available' | 'required'
      readonly prepayment?: PrepaymentChange
    }
  | {
      readonly of: 'staff'
      readonly staffMemberIds: string[]
      readonly status: 'as_service' | 'not_available' | 'available' | 'required'
    }
  | {
      readonly of: 'branch'
      readonly captureMode: 'at_booking' | 'hold'
      readonly freeHours: number
      readonly fee: FeeChange
    }

export type PrepaymentChange =
  | { readonly kind: 'full' }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'fixed'; readonly amountMinor: number }

export type FeeChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'fixed'; readonly amountMinor: number }

export type SaveTerms = (
  change: TermsChange,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>
