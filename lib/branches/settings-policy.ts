export type SettingsRefusal = 'currency_is_fixed' | 'country_is_fixed' | 'zone_has_visits'

/** What a salon has that was agreed in its currency, country and zone. */
export type SalonStanding = {
  /** Something was booked or paid, however long ago. */
  readonly hasBookings: boolean
  /** A Stripe account is or was connected: it is of this country for ever. */
  readonly hasStripe: boolean
  /** Somebody is still to come, at an hour that they were told. */
  readonly hasUpcomingVisits: boolean
}

type Change = { readonly currency: boolean; readonly country: boolean; readonly timeZone: boolean }

/** Whether a salon may change what its clients and its bank rely on; null is yes. */
export function refusalOfSettings(standing: SalonStanding, changes: Change): SettingsRefusal | null {
  if (changes.currency && standing.hasBookings) return 'currency_is_fixed'
  if (changes.country && standing.hasStripe) return 'country_is_fixed'
  return changes.timeZone && standing.hasUpcomingVisits ? 'zone_has_visits' : null
}
