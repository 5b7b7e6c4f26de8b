import { ANYONE, queryOf } from './booking-place.ts'

type Menu = { readonly offered: readonly { readonly id: string }[]; readonly most: number }

/** The services that a query names, in the menu's order; those that are not on it, and too many, fall away. */
export function servicesIn(query: URLSearchParams, { offered, most }: Menu): ReadonlySet<string> {
  const named = new Set(query.getAll('service'))
  const ids = offered.map(({ id }) => id)
  return new Set(ids.filter((id) => named.has(id)).slice(0, most))
}

/** The query of the first step with these services ticked, named as the form itself names them. */
export const withServices = (ids: ReadonlySet<string>): string =>
  queryOf({ step: 'services', serviceIds: [...ids], staff: ANYONE, day: null, startsAt: null })
