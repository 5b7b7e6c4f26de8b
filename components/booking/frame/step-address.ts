/** A page's address with the query of the moment; in one order, whether the server or the browser has read it. */
export function addressWithQuery(address: string, query: URLSearchParams): string {
  const sorted = new URLSearchParams(query)
  sorted.sort()
  return sorted.size > 0 ? `${address}?${sorted}` : address
}

/** What tells one step of the form from another: its address, without what is ticked on the first one. */
export function stepAddress(address: string, query: URLSearchParams): string {
  const rest = new URLSearchParams(query)
  rest.delete('service')
  if (rest.get('step') === 'services') rest.delete('step')
  return addressWithQuery(address, rest)
}
