import type { Currency } from '#lib/money/currencies.ts'
import type { Money } from '#lib/money/money.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'
import type { Prepayment, ServicePaymentStatus, StaffPaymentStatus, TermsReason } from '#lib/payments/terms.ts'

export type ServiceOfTerms = {
  readonly id: string
  readonly name: string
  readonly price: Money
  readonly priceTo: Money | null
  readonly status: ServicePaymentStatus
  readonly prepayment: Prepayment
}

/** What the terms page shows. */
export type TermsPage = {
  readonly currency: Currency
  readonly timeZone: string
  readonly captureMode: CaptureMode
  readonly cancellation: CancellationRule
  readonly categories: readonly {
    readonly id: string
    readonly name: string
    readonly services: readonly ServiceOfTerms[]
  }[]
  readonly staff: readonly { readonly id: string; readonly name: string; readonly status: StaffPaymentStatus }[]
  readonly offers: readonly { readonly serviceId: string; readonly staffMemberId: string; readonly price: Money }[]
}

export type TermsWords = Readonly<
  Record<
    | 'search'
    | 'saving'
    | 'saved'
    | 'chosen'
    | 'choose'
    | 'chooseAll'
    | 'chooseNone'
    | 'setStatus'
    | 'setAmount'
    | 'name'
    | 'price'
    | 'priceFrom'
    | 'online'
    | 'amount'
    | 'howMuch'
    | 'amountWrong'
    | 'full'
    | 'percent'
    | 'fixed'
    | 'preview'
    | 'atSalon'
    | 'mustPay'
    | 'mayPay'
    | 'tooLittle'
    | 'warning'
    | 'staff'
    | 'nothingFound'
    | 'whyTitle'
    | 'whyService'
    | 'whyStaff'
    | 'whyNotPerformed'
    | 'rule'
    | 'capture'
    | 'at_booking'
    | 'atBookingText'
    | 'hold'
    | 'holdText'
    | 'cancellation'
    | 'freeHours'
    | 'freeHoursText'
    | 'fee'
    | 'feeNone'
    | 'save'
    | 'example',
    string
  >
> & {
  readonly status: Readonly<Record<StaffPaymentStatus, string>>
  readonly reasons: Readonly<Record<TermsReason, string>>
}
