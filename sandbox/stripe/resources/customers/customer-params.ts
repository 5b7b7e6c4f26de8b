import {
  clearable,
  flag,
  hash,
  integer,
  listOf,
  metadata,
  notSimulated,
  oneOf,
  partOf,
  text,
} from '#sandbox/stripe/params/kinds.ts'
import { address, expand } from '#sandbox/stripe/params/shared-tables.ts'

const common = {
  address: clearable(address),
  balance: integer,
  business_name: clearable(text),
  cash_balance: notSimulated,
  description: text,
  email: text,
  expand,
  individual_name: clearable(text),
  invoice_prefix: text,
  invoice_settings: partOf({ default_payment_method: text }),
  metadata: clearable(metadata),
  name: text,
  next_invoice_sequence: integer,
  phone: text,
  preferred_locales: listOf(text),
  shipping: clearable(hash({ address, name: text, phone: text, carrier: text, tracking_number: text })),
  source: notSimulated,
  tax: notSimulated,
  tax_exempt: clearable(oneOf('exempt', 'none', 'reverse')),
  validate: flag,
} as const

export const createTable = {
  ...common,
  payment_method: text,
  tax_id_data: notSimulated,
  test_clock: notSimulated,
} as const

export const updateTable = { ...common, default_source: notSimulated } as const
