import { LeanConnection } from './lean-connection.ts'

type Load = {
  readonly origin: string
  readonly connections: number
  readonly seconds: number
  /** One round of work on one connection. */
  readonly round: (connection: LeanConnection) => Promise<unknown>
}

const WARM_UP_SECONDS = 1

/** How many rounds a server gets done in a second, after it has warmed up. */
export async function perSecond(load: Load): Promise<number> {
  const connections = Array.from({ length: load.connections }, () => new LeanConnection(load.origin))
  const startsAt = performance.now() + WARM_UP_SECONDS * 1000
  const endsAt = startsAt + load.seconds * 1000
  let rounds = 0
  const work = async (connection: LeanConnection) => {
    while (performance.now() < endsAt) {
      await load.round(connection)
      if (performance.now() >= startsAt) rounds += 1
    }
  }
  await Promise.all(connections.map(work))
  const seconds = (performance.now() - startsAt) / 1000
  for (const connection of connections) connection.close()
  return rounds / seconds
}
