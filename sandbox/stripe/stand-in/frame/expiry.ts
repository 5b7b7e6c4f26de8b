export type Expiry = { readonly month: number; readonly year: number }

/** What was typed as `MM / YY`: a first digit above 1 can only be a month of one digit. */
export function formattedExpiry(typed: string, isDeleting: boolean): string {
  let digits = typed.replace(/\D/g, '').slice(0, 4)
  if (/^[2-9]/.test(digits)) digits = `0${digits}`.slice(0, 4)
  if (/^1[3-9]/.test(digits)) digits = `0${digits}`.slice(0, 4)
  if (digits.length < 2 || (digits.length === 2 && isDeleting)) return digits
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`
}

export function expiryFrom(text: string): Expiry | null {
  const match = /^(\d\d) \/ (\d\d)$/.exec(text)
  const month = Number(match?.[1])
  if (!match || month < 1 || month > 12) return null
  return { month, year: 2000 + Number(match[2]) }
}

/** Which part of the date is over, if it is. */
export function pastPart({ month, year }: Expiry, today: Date): 'month' | 'year' | null {
  if (year < today.getFullYear()) return 'year'
  return year === today.getFullYear() && month < today.getMonth() + 1 ? 'month' : null
}
