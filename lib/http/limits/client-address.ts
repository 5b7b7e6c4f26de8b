import 'server-only'
import { isIP } from 'node:net'

const LOOPBACK = /^127\.|^0:0:0:0:0:0:0:1$/

/**
 * The address that the nearest proxy saw, as it is counted: an IPv4 address, or the network of 64 bits that an IPv6
 * visitor has to themselves. Null for this very machine: where no proxy says whose request it is, nobody is counted for
 * all. The last entry is the proxy's own; those before it can be made up by whoever asks.
 */
export function clientAddressOf(headers: Headers): string | null {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const address = last.replace(/^::ffff:(?=\d+\.)/i, '')
  const kind = isIP(address)
  if (kind === 4) return LOOPBACK.test(address) ? null : address
  if (kind !== 6) return null
  const groups = groupsOf(address)
  return LOOPBACK.test(groups.join(':')) ? null : `${groups.slice(0, 4).join(':')}::/64`
}

/** The eight groups of an IPv6 address, however short it is written. */
function groupsOf(address: string): readonly string[] {
  // The platform's own URL writes an address in its shortest form, and one with IPv4 inside as groups.
  const short = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1)
  const [before = '', after] = short.split('::').map((part) => part.split(':').filter(Boolean).join(':'))
  const left = before.split(':').filter(Boolean)
  const right = (after ?? '').split(':').filter(Boolean)
  const zeros = after === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
}
