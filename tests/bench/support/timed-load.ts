import { LeanConnection } from './lean-connection.ts'

type Load = {
  readonly origin: string
  readonly connections: number
  /** One round of work on one connection; false when there is nothing left to do. */
  readonly round: (connection: LeanConnection) => Promise<boolean>
}

export type TimedLoad = { readonly count: number; readonly perSecond: number; readonly p99Ms: number }

/** Runs rounds on so many connections at once until there are none left, and says how many, how fast and how long. */
export async function timedLoad({ origin, connections, round }: Load): Promise<TimedLoad> {
  const times: number[] = []
  const startedAt = performance.now()
  const work = async (connection: LeanConnection) => {
    for (;;) {
      const before = performance.now()
      if (!(await round(connection))) return
      times.push(performance.now() - before)
    }
  }
  const open = Array.from({ length: connections }, () => new LeanConnection(origin))
  await Promise.all(open.map(work))
  const seconds = (performance.now() - startedAt) / 1000
  for (const connection of open) connection.close()
  return { count: times.length, perSecond: times.length / seconds, p99Ms: percentile(times, 0.99) }
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
