import 'server-only'
import pg from 'pg'

/**
 * One connection for short statements that wait for nobody's locks, shared by all who have one. They go out as they come
 * and are answered in their order: under load Postgres finds the next one there already, and nobody wakes anybody for
 * each. A lost connection fails what was under way; the next statement opens another.
 */
export class SharedLine {
  readonly #config: pg.ClientConfig
  #client: Promise<pg.Client> | null = null

  constructor(config: pg.ClientConfig) {
    this.#config = config
  }

  async query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    this.#client ??= this.#open()
    const opening = this.#client
    const client = await opening
    return client.query<Row>(query).catch((error: unknown) => {
      // Postgres says so before it hangs up: nobody is to follow.
      if (error instanceof pg.DatabaseError && error.severity === 'FATAL') this.#forget(opening)
      throw error
    })
  }

  async close(): Promise<void> {
    const open = this.#client
    this.#client = null
    await open?.then((client) => client.end())
  }

  #open(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#config, pipeline: true })
    const opening = client.connect().then(() => client)
    const forget = () => this.#forget(opening)
    client.on('error', forget)
    client.on('end', forget)
    opening.catch(forget)
    return opening
  }

  #forget(opening: Promise<pg.Client>): void {
    if (this.#client === opening) this.#client = null
  }
}
