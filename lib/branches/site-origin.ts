const ORIGIN = /^(https:\/\/[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?|http:\/\/(localhost|127\.0\.0\.1))(:[1-9][0-9]{0,4})?$/

/** The origin of a site as people type it: `salon.example` or the address of one of its pages. Null for what is none. */
export function siteOriginFrom(typed: string): string | null {
  const text = typed.trim()
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return null
  const { origin, hostname } = new URL(address)
  const isOwnMachine = hostname === 'localhost' || hostname === '127.0.0.1'
  return ORIGIN.test(origin) && (isOwnMachine || hostname.includes('.')) ? origin : null
}
