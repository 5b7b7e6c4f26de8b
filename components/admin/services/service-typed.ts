import type { Currency } from '#lib/money/currencies.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'

/** What the fields of a service hold, as they are typed. */
export type TypedService = Readonly<
  Record<'name' | 'description' | 'categoryId' | 'priceFrom' | 'priceTo' | 'duration' | 'buffer', string>
>

export type ServiceFault = 'name' | 'priceFrom' | 'priceTo' | 'duration' | 'buffer'

const wholeNumber = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN)
const isWithin = (number: number, least: number, most: number) => number >= least && number <= most

/** Reads the fields: what is to be saved, and which of them are wrong. */
export function serviceFrom(typed: TypedService, currency: Currency) {
  const { name, description, categoryId } = typed
  const priceFrom = parseAmount(typed.priceFrom, currency)
  const priceTo = typed.priceTo.trim() === '' ? null : parseAmount(typed.priceTo, currency)
  const [durationMinutes, bufferMinutes] = [wholeNumber(typed.duration), wholeNumber(typed.buffer)]
  const isRange = typed.priceTo.trim() !== ''
  const isRangeWrong = isRange && (!priceTo || (priceFrom !== null && priceTo.amountMinor <= priceFrom.amountMinor))
  const faults: readonly ServiceFault[] = [
    ...(name.trim() === '' ? (['name'] as const) : []),
    ...(priceFrom ? [] : (['priceFrom'] as const)),
    ...(isRangeWrong ? (['priceTo'] as const) : []),
    ...(isWithin(durationMinutes, 5, 1440) ? [] : (['duration'] as const)),
    ...(isWithin(bufferMinutes, 0, 480) ? [] : (['buffer'] as const)),
  ]
  const service = {
    ...{ name: name.trim(), description: description.trim(), categoryId, durationMinutes, bufferMinutes },
    priceFromMinor: priceFrom?.amountMinor ?? 0,
    priceToMinor: priceTo?.amountMinor ?? null,
  }
  return { service, priceFrom, faults }
}
