import * as z from 'zod'
import { PAYMENT_STATES } from '#lib/payments/payment-state.ts'

const day = z.iso.date()

/** What of the branch's payments is asked for; all of it stands in the address. What makes no sense is passed over. */
export const PaymentFilter = z.object({
  // Postgres takes no NUL in a text.
  q: z
    .string()
    .trim()
    .max(100)
    .regex(/^[^\0]*$/)
    .catch(''),
  state: z.enum(PAYMENT_STATES).nullable().catch(null),
  source: z.enum(['form', 'link', 'fee']).nullable().catch(null),
  mode: z.enum(['test', 'live']).nullable().catch(null),
  staff: z.uuid().nullable().catch(null),
  service: z.uuid().nullable().catch(null),
  /** Days of the branch, both included. */
  from: day.nullable().catch(null),
  to: day.nullable().catch(null),
})

export type PaymentFilter = z.infer<typeof PaymentFilter>

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads a filter from an address. */
export function paymentFilterFrom(params: SearchParams): PaymentFilter {
  const one = (name: string) => {
    const value = params[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  return PaymentFilter.parse({
    ...{ q: one('q') ?? '', state: one('state'), source: one('source'), mode: one('mode') },
    ...{ staff: one('staff'), service: one('service'), from: one('from'), to: one('to') },
  })
}

/** The filter as an address carries it, without what is not set. */
export function paymentQueryOf(filter: PaymentFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
