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
    const client = await this.#client
    return client.query<Row>(query)
  }

  async close(): Promise<void> {
    const open = this.#client
    this.#client = null
    await open?.then((client) => client.end())
  }

  #open(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#config, pipeline: true })
    const opening = client.connect().then(() => client)
    const forget = () => {
      if (this.#client === opening) this.#client = null
    }
    client.on('error', forget)
    client.on('end', forget)
    opening.catch(forget)
    return opening
  }
}
