import * as z from 'zod/mini'

/** What the client agreed to, kept with the visit: later changes of the branch's terms do not touch it. */
export const AgreedTerms = z.object({
  version: z.literal(1),
  freeHours: z.int().check(z.gte(0), z.lte(720)),
  fee: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('percent'), percent: z.int().check(z.gte(1), z.lte(100)) }),
    z.object({ kind: z.literal('fixed'), amountMinor: z.int().check(z.gte(1)) }),
  ]),
})

export type AgreedTerms = z.infer<typeof AgreedTerms>
