/** The colours of a letter, by day; those of `app/tokens.css`, which mail programs do not load. */
export const DAY = { ground: '#f5f6f5', card: '#ffffff', ink: '#17201d', soft: '#56625d', line: '#dfe4e1' } as const

export const NIGHT = { ground: '#101513', card: '#181f1c', ink: '#eaf0ed', soft: '#a5b2ac', line: '#2c3632' } as const

/** The accent of whoever has chosen none. */
export const OWN_ACCENT = '#0b6e5f'

const channelsOf = (hex: string) => (hex.slice(1).match(/../g) ?? []).map((part) => Number.parseInt(part, 16))

/** A colour with some of another in it; mail programs cannot mix by themselves. */
export function tintOf(color: string, ground: string, share: number): string {
  const below = channelsOf(ground)
  const mixed = channelsOf(color).map((channel, index) => channel * share + (below[index] ?? 0) * (1 - share))
  return `#${mixed.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}
