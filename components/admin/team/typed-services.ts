import type { Currency } from '#lib/money/currencies.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'

/** What the fields of one service of somebody hold; empty is as the service has it. */
export type TypedOwnService = {
  readonly serviceId: string
  readonly isPerforming: boolean
  readonly price: string
  readonly priceTo: string
  readonly duration: string
}

export type OwnService = {
  readonly serviceId: string
  readonly durationMinutes: number | null
  readonly priceFromMinor: number | null
  readonly priceToMinor: number | null
}

const isEmpty = (text: string) => text.trim() === ''

/** Reads one service; null where something of it is wrong. */
export function ownServiceFrom(typed: TypedOwnService, currency: Currency): OwnService | null {
  const amountOf = (text: string) => (isEmpty(text) ? null : (parseAmount(text, currency)?.amountMinor ?? Number.NaN))
  const durationMinutes = isEmpty(typed.duration) ? null : Number(typed.duration)
  const [priceFromMinor, priceToMinor] = [amountOf(typed.price), amountOf(typed.priceTo)]
  const isPriceWrong = Number.isNaN(priceFromMinor ?? 0) || Number.isNaN(priceToMinor ?? 0)
  const isRangeWrong = priceToMinor !== null && (priceFromMinor === null || priceToMinor <= priceFromMinor)
  const minutes = durationMinutes ?? 5
  const isDurationWrong = !Number.isInteger(minutes) || minutes < 5 || minutes > 1440
  if (isPriceWrong || isRangeWrong || isDurationWrong) return null
  return { serviceId: typed.serviceId, durationMinutes, priceFromMinor, priceToMinor }
}
