// The demo owner's other salon. It is new: Stripe is not connected yet. Prices are in minor units: €45.00 is 4500.

export const SECOND_BRANCH = {
  slug: 'kalyna-berlin',
  name: 'Kalyna Berlin',
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  locale: 'en',
  address: 'Torstraße 100, Berlin',
  accent: '#0f6b5c',
} as const

export const SECOND_SERVICES = [
  { name: 'Haircut', durationMinutes: 60, bufferMinutes: 10, priceFromMinor: 4500 },
  { name: 'Blow-dry', durationMinutes: 45, bufferMinutes: 5, priceFromMinor: 3000 },
] as const

export const SECOND_STAFF = { name: 'Lena', jobTitle: 'Stylist' } as const

/** From ten to six on every working day. */
export const SECOND_HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 600, endMinute: 1080 }))
