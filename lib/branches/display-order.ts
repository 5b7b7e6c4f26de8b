export const DIRECTIONS = ['up', 'down'] as const

export type Direction = (typeof DIRECTIONS)[number]

/** The same things with one moved past its neighbour; at the end of the list it stays where it is. */
export function movedOrder(
  ids: readonly string[],
  { id, direction }: { readonly id: string; readonly direction: Direction },
): readonly string[] {
  const from = ids.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= ids.length) return ids
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}
