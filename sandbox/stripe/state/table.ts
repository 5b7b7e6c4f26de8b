export type Row = { readonly id: string }

/** Hears which rows changed, so that they can be written down. */
export type ChangeListener = (table: Table<Row>, id: string) => void

type Slot<R> = { row: R; readonly position: number }

/**
 * Rows in the order in which they were added. A row is never changed in place but replaced,
 * so whoever holds a row (an event, a snapshot) holds what was true then.
 */
export class Table<R extends Row> {
  readonly name: string
  #slots = new Map<string, Slot<R>>()
  #order: string[] = []
  readonly #changed: ChangeListener

  constructor(name: string, changed: ChangeListener) {
    this.name = name
    this.#changed = changed
  }

  get size(): number {
    return this.#slots.size
  }

  find(id: string): R | undefined {
    return this.#slots.get(id)?.row
  }

  /** The row that something else in the simulator points to; its absence is our own mistake. */
  get(id: string): R {
    const row = this.find(id)
    if (!row) throw new Error(`${this.name} has no ${id}`)
    return row
  }

  has(id: string): boolean {
    return this.#slots.has(id)
  }

  save(row: R): R {
    this.load(row)
    this.#changed(this, row.id)
    return row
  }

  /** As `save`, without telling anyone: for rows that come from the state file. */
  load(row: R): void {
    const slot = this.#slots.get(row.id)
    if (slot) {
      slot.row = row
      return
    }
    this.#slots.set(row.id, { row, position: this.#order.length })
    this.#order.push(row.id)
  }

  delete(id: string): void {
    if (!this.#slots.delete(id)) return
    this.#changed(this, id)
    // Deleted rows leave holes; they are closed once they outnumber the rows.
    if (this.#order.length > 64 && this.#order.length > this.#slots.size * 2) this.restore(this.copy())
  }

  *oldestFirst(): Generator<R> {
    for (const { row } of this.#slots.values()) yield row
  }

  /** From the newest row, or from the row older than `after`. */
  *newestFirst(after?: string): Generator<R> {
    const from = after === undefined ? this.#order.length : (this.#slots.get(after)?.position ?? 0)
    for (let position = from - 1; position >= 0; position -= 1) {
      const row = this.#rowAt(position)
      if (row) yield row
    }
  }

  /** From the row that was added after `before`, towards the newest. */
  *newerThan(before: string): Generator<R> {
    const from = (this.#slots.get(before)?.position ?? this.#order.length) + 1
    for (let position = from; position < this.#order.length; position += 1) {
      const row = this.#rowAt(position)
      if (row) yield row
    }
  }

  copy(): ReadonlyMap<string, R> {
    return new Map([...this.#slots].map(([id, { row }]) => [id, row]))
  }

  restore(rows: ReadonlyMap<string, R>): void {
    this.#slots = new Map()
    this.#order = []
    for (const row of rows.values()) this.load(row)
  }

  #rowAt(position: number): R | undefined {
    const slot = this.#slots.get(this.#order[position] ?? '')
    return slot?.position === position ? slot.row : undefined
  }
}
