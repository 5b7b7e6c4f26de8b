import 'server-only'

type Waiting<Item> = { readonly item: Item; readonly done: () => void; readonly failed: (error: unknown) => void }

/**
 * Makes of an act that takes many at once one that takes them as they come: whatever comes while the last group is on its
 * way goes together with the next. Alone, nobody waits. What a group cannot do is tried one by one, so that each is told
 * how it went for itself.
 */
export function grouped<Item>(act: (items: readonly Item[]) => Promise<unknown>): (item: Item) => Promise<void> {
  let waiting: Waiting<Item>[] = []
  let isUnderWay = false

  const one = ({ item, done, failed }: Waiting<Item>) => act([item]).then(done, failed)

  async function together(group: readonly Waiting<Item>[]): Promise<void> {
    const [first] = group
    if (group.length === 1 && first) return one(first)
    const isDone = await act(group.map(({ item }) => item)).then(
      () => true,
      () => false,
    )
    if (isDone) for (const { done } of group) done()
    else for (const each of group) await one(each)
  }

  async function work(): Promise<void> {
    isUnderWay = true
    for (let group = waiting; group.length > 0; group = waiting) {
      waiting = []
      await together(group)
    }
    isUnderWay = false
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (!isUnderWay) void work()
    })
}
