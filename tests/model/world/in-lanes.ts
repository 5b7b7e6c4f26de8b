/** Starts the work of every item, so many at once; each result is waited for by whoever wants it. */
export function inLanes<Item, Result>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): (item: Item) => Promise<Result> {
  const results = new Map(items.map((item) => [item, Promise.withResolvers<Result>()]))
  const waiting = results.entries()
  const run = async () => {
    for (const [item, { resolve, reject, promise }] of waiting) {
      // Whoever waits for it hears of it.
      promise.catch(() => undefined)
      await work(item).then(resolve, reject)
    }
  }
  for (let lane = 0; lane < lanes; lane += 1) void run()
  return (item) => results.get(item)?.promise ?? Promise.reject(new Error('this was never begun'))
}
