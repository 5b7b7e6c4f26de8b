import 'server-only'
import pg from 'pg'

/** How many go out before the first of them is answered: enough that Postgres always finds the next one there. */
const MOST_OUT = 8

type Waiting = { readonly key: string | null; readonly begin: () => void; readonly answer: Promise<unknown> }

/**
 * One connection for short statements that wait for nobody's locks, shared by all who have one. They go out as they come
 * and are answered in their order: under load Postgres finds the next one there already, and nobody wakes anybody for
 * each. A lost connection fails what was under way; the next statement opens another.
 */
export class SharedLine {
  readonly #config: pg.ClientConfig
  readonly #waiting: Waiting[] = []
  #client: Promise<pg.Client> | null = null
  #out = 0

  constructor(config: pg.ClientConfig) {
    this.#config = config
  }

  /**
   * A named statement that only reads. Where a crowd asks the very same, those whose turn has not come yet share one
   * answer: it is read after each of them has asked.
   */
  look<Row extends pg.QueryResultRow>(query: pg.QueryConfig & { readonly name: string }): Promise<pg.QueryResult<Row>> {
    const key = this.#out < MOST_OUT ? null : `${query.name} ${JSON.stringify(query.values)}`
    const same = key === null ? undefined : this.#waiting.find((waiting) => waiting.key === key)
    return (same?.answer ?? this.#inTurn(key, query)) as Promise<pg.QueryResult<Row>>
  }

  query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    return this.#inTurn<Row>(null, query)
  }

  #inTurn<Row extends pg.QueryResultRow>(key: string | null, query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    const { promise: turn, resolve: begin } = Promise.withResolvers<void>()
    const answer = turn.then(() => this.#send<Row>(query)).finally(() => this.#next())
    if (this.#out < MOST_OUT) {
      this.#out += 1
      begin()
    } else this.#waiting.push({ key, begin, answer })
    return answer
  }

  #next(): void {
    const waiting = this.#waiting.shift()
    if (waiting) waiting.begin()
    else this.#out -= 1
  }

  async #send<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
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
