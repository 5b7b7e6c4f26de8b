/** What the page and the card frame say to each other, across their origins. */

export type Appearance = {
  readonly theme?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly rules?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly labels?: string
}

export type FontSource = {
  readonly cssSrc?: string
  readonly family?: string
  readonly src?: string
  readonly weight?: string
}

export type FrameOptions = {
  readonly locale: string
  readonly appearance: Appearance
  readonly fonts: readonly FontSource[]
  readonly publishableKey: string
  /** Whether the client is asked for the country of the card. */
  readonly asksCountry: boolean
  readonly country: string | null
  readonly isReadOnly: boolean
  /** What the bank will be told about the client beside the card. */
  readonly billingDetails: Readonly<Record<string, unknown>>
}

export type FrameMethod = 'validate' | 'focus' | 'blur' | 'clear' | 'send'

/** A call of Stripe's API that needs what is typed in the frame. */
export type ApiCall = { readonly path: string; readonly params: Readonly<Record<string, unknown>>; readonly at: string }

export type ToFrame =
  | { readonly to: 'frame'; readonly kind: 'configure'; readonly options: FrameOptions }
  | {
      readonly to: 'frame'
      readonly kind: 'call'
      readonly id: number
      readonly method: FrameMethod
      readonly api: ApiCall | null
    }

export type FormState = {
  readonly empty: boolean
  readonly complete: boolean
  readonly country: string | null
  /** As soon as the first digits say it. */
  readonly brand: string | null
}

export type Refusal = {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly decline_code?: string
  readonly param?: string
  readonly payment_intent?: Record<string, unknown>
  readonly setup_intent?: Record<string, unknown>
}

export type FrameAnswer = { readonly error: Refusal } | { readonly value: Record<string, unknown> }

export type FromFrame =
  | { readonly to: 'page'; readonly kind: 'loaded' }
  | { readonly to: 'page'; readonly kind: 'ready' | 'focus' | 'blur' | 'escape' }
  | { readonly to: 'page'; readonly kind: 'change'; readonly state: FormState }
  | { readonly to: 'page'; readonly kind: 'height'; readonly px: number }
  | { readonly to: 'page'; readonly kind: 'answer'; readonly id: number; readonly answer: FrameAnswer }

/** What the bank's page tells the page that opened it. */
export type FromBank = { readonly to: 'page'; readonly kind: 'authenticated' | 'leave' }
