import 'server-only'
import parsePhoneNumber, { getExampleNumber, isSupportedCountry } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'

/** E.164, or nothing if it is no phone number. It may be written as at home. */
export function phoneFrom(typed: string, country: string): string {
  const number = parsePhoneNumber(typed, isSupportedCountry(country) ? country : undefined)
  return number?.isValid() ? number.number : ''
}

/** How a mobile number of the country is written: `+48 512 345 678`. */
export function phoneExampleOf(country: string): string | null {
  if (!isSupportedCountry(country)) return null
  return getExampleNumber(country, examples)?.formatInternational() ?? null
}
