/** Form-encodes nested values as Stripe wants them: `a[b][0]=c`. */
export function formEncode(params: object): string {
  const pairs: string[] = []
  for (const [name, value] of Object.entries(params)) addPairs(pairs, name, value)
  return pairs.join('&')
}

function addPairs(pairs: string[], name: string, value: unknown): void {
  if (value === undefined || value === null) return
  if (typeof value !== 'object') {
    pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    return
  }
  for (const [key, inner] of Object.entries(value)) addPairs(pairs, `${name}[${key}]`, inner)
}
