import 'server-only'

type Waiting<Item, Result> = {
  readonly item: Item
  readonly done: (result: Result) => void
  readonly failed: (error: unknown) => void
}

export type Grouping<Item> = {
  /** Only those of one key go together; without it, all do. */
  readonly keyOf?: (item: Item) => string
  /** Those that are equal here never go together: the later one goes with a later group. */
  readonly apartBy?: (item: Item) => string
  /** How many go together at most. */
  readonly most?: number
  /** How many groups, of different keys, are under way at once. */
  readonly atOnce?: number
}

/**
 * Makes of an act that takes many at once, and says in their order what came of each, one that takes them as they come:
 * whatever comes while the last group is on its way goes together with the next. Alone, nobody waits. What a group cannot
 * do is tried one by one, so that each is told how it went for itself.
 */
export function grouped<Item, Result>(
  act: (items: readonly Item[]) => Promise<readonly Result[]>,
  {
    keyOf = () => '',
    apartBy,
    most = Number.POSITIVE_INFINITY,
    atOnce = Number.POSITIVE_INFINITY,
  }: Grouping<Item> = {},
): (item: Item) => Promise<Result> {
  /** By key; a key whose group is under way is not among `ready`. */
  const waiting = new Map<string, Waiting<Item, Result>[]>()
  const ready: string[] = []
  let underWay = 0

  async function together(group: readonly Waiting<Item, Result>[]): Promise<void> {
    const results = await act(group.map(({ item }) => item)).catch((error: unknown) => {
      if (group.length === 1) group[0]?.failed(error)
      return null
    })
    if (results) for (const [position, { done }] of group.entries()) done(results[position] as Result)
    else if (group.length > 1) for (const each of group) await together([each])
  }

  async function work(): Promise<void> {
    underWay += 1
    for (let key = ready.shift(); key !== undefined; key = ready.shift()) {
      const { group, rest } = nextGroup(waiting.get(key) ?? [], { apartBy, most })
      waiting.set(key, rest)
      await together(group)
      if (waiting.get(key)?.length) ready.push(key)
      else waiting.delete(key)
    }
    underWay -= 1
  }

  return (item) =>
    new Promise((done, failed) => {
      const key = keyOf(item)
      const same = waiting.get(key)
      if (same) same.push({ item, done, failed })
      else {
        waiting.set(key, [{ item, done, failed }])
        ready.push(key)
        if (underWay < atOnce) void work()
      }
    })
}

/** The first of those who wait that may go together, and who goes on waiting. */
function nextGroup<Item, Result>(
  all: readonly Waiting<Item, Result>[],
  { apartBy, most }: { readonly apartBy: Grouping<Item>['apartBy']; readonly most: number },
): { readonly group: readonly Waiting<Item, Result>[]; readonly rest: Waiting<Item, Result>[] } {
  const group: Waiting<Item, Result>[] = []
  const rest: Waiting<Item, Result>[] = []
  const taken = new Set<string>()
  for (const each of all) {
    const mark = apartBy?.(each.item)
    if (group.length === most || (mark !== undefined && taken.has(mark))) rest.push(each)
    else {
      group.push(each)
      if (mark !== undefined) taken.add(mark)
    }
  }
  return { group, rest }
}
