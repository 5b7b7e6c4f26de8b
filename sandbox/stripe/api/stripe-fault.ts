export type ErrorType =
  | 'api_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error'
  | 'authentication_error'
  | 'rate_limit_error'

export type ErrorFields = {
  readonly type: ErrorType
  readonly message: string
  readonly code?: string
  readonly param?: string
  readonly decline_code?: string
  readonly advice_code?: string
  readonly network_decline_code?: string
  readonly charge?: string
  readonly payment_intent?: object
  readonly setup_intent?: object
  readonly payment_method?: object
}

/** An answer that is Stripe's `error` object. */
export class StripeFault extends Error {
  readonly status: number
  readonly fields: ErrorFields
  /** Whether the same idempotency key gets this answer again: not where the call was refused before any work. */
  readonly isStored: boolean

  constructor(status: number, fields: ErrorFields, options: { isStored?: boolean } = {}) {
    super(fields.message)
    this.status = status
    this.fields = fields
    this.isStored = options.isStored ?? true
  }
}
