export type Row = { readonly id: string }

/** Hears which rows changed, so that they can be written down. */
export type ChangeListener = (table: Table<Row>, id: string) => void

/**
 * Rows in the order in which they were added. A row is never changed in place but replaced,
 * so whoever holds a row (an event, a snapshot) holds what was true then.
 */
export class Table<R extends Row> {
  readonly name: string
  #rows = new Map<string, R>()
  #order: string[] = []
  #positions = new Map<string, number>()
  readonly #changed: ChangeListener

  constructor(name: string, changed: ChangeListener) {
    this.name = name
    this.#changed = changed
  }

  get size(): number {
    return this.#rows.size
  }

  find(id: string): R | undefined {
    return this.#rows.get(id)
  }

  /** The row that something else in the simulator points to; its absence is our own mistake. */
  get(id: string): R {
    const row = this.#rows.get(id)
    if (!row) throw new Error(`${this.name} has no ${id}`)
    return row
  }

  has(id: string): boolean {
    return this.#rows.has(id)
  }

  save(row: R): R {
    this.load(row)
    this.#changed(this, row.id)
    return row
  }

  /** As `save`, without telling anyone: for rows that come from the state file. */
  load(row: R): void {
    if (!this.#rows.has(row.id)) {
      this.#positions.set(row.id, this.#order.length)
      this.#order.push(row.id)
    }
    this.#rows.set(row.id, row)
  }

  delete(id: string): void {
    if (!this.#rows.delete(id)) return
    this.#positions.delete(id)
    this.#changed(this, id)
    // Deleted rows leave holes; they are closed once they outnumber the rows.
    if (this.#order.length > 64 && this.#order.length > this.#rows.size * 2) this.#renumber()
  }

  oldestFirst(): IterableIterator<R> {
    return this.#rows.values()
  }

  /** From the newest row, or from the row older than `after`. */
  *newestFirst(after?: string): Generator<R> {
    const from = after === undefined ? this.#order.length : (this.#positions.get(after) ?? 0)
    for (let position = from - 1; position >= 0; position -= 1) {
      const row = this.#rowAt(position)
      if (row) yield row
    }
  }

  /** From the row that was added after `before`, towards the newest. */
  *newerThan(before: string): Generator<R> {
    const from = (this.#positions.get(before) ?? this.#order.length) + 1
    for (let position = from; position < this.#order.length; position += 1) {
      const row = this.#rowAt(position)
      if (row) yield row
    }
  }

  copy(): ReadonlyMap<string, R> {
    return new Map(this.#rows)
  }

  restore(rows: ReadonlyMap<string, R>): void {
    this.#rows = new Map(rows)
    this.#renumber()
  }

  #rowAt(position: number): R | undefined {
    const id = this.#order[position]
    if (id === undefined || this.#positions.get(id) !== position) return undefined
    return this.#rows.get(id)
  }

  #renumber(): void {
    this.#order = [...this.#rows.keys()]
    this.#positions = new Map(this.#order.map((id, position) => [id, position]))
  }
}
