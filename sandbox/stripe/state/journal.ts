import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Row, Table } from './table.ts'

type Batch = { readonly saved: ReadonlyArray<readonly [string, readonly Row[]]>; readonly deleted: readonly Deletion[] }
type Deletion = readonly [string, string]

const FLUSH_EVERY_MS = 50
const COMPACT_BEYOND_BYTES = 64 * 1024 * 1024

/**
 * Keeps tables in a file: one line for everything that changed since the line before, whole or not at all.
 * A line that a killed process left half-written is dropped when the file is read.
 */
export class Journal {
  readonly #file: string
  readonly #tables: () => Iterable<Table<Row>>
  #changed = new Map<Table<Row>, Set<string>>()
  #timer: NodeJS.Timeout | undefined
  #writtenBytes = 0
  #compactBeyondBytes = COMPACT_BEYOND_BYTES

  constructor(file: string, tables: () => Iterable<Table<Row>>) {
    this.#file = file
    this.#tables = tables
    mkdirSync(dirname(file), { recursive: true })
  }

  remember(table: Table<Row>, id: string): void {
    const ids = this.#changed.get(table)
    if (ids) ids.add(id)
    else this.#changed.set(table, new Set([id]))
    this.#timer ??= setTimeout(() => this.flush(), FLUSH_EVERY_MS)
  }

  /** Reads the file into the tables that `tableNamed` makes, oldest change first. */
  load(tableNamed: (name: string) => Table<Row>): void {
    if (!existsSync(this.#file)) return
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      const batch = batchFrom(line)
      if (!batch) continue
      for (const [name, rows] of batch.saved) for (const row of rows) tableNamed(name).load(row)
      for (const [name, id] of batch.deleted) tableNamed(name).delete(id)
    }
    this.#changed.clear()
    this.rewrite()
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#changed.size === 0) return
    const line = `${JSON.stringify(batchOf(this.#changed))}\n`
    this.#changed = new Map()
    appendFileSync(this.#file, line)
    this.#writtenBytes += line.length
    if (this.#writtenBytes > this.#compactBeyondBytes) this.rewrite()
  }

  /** Writes everything anew beside the file and then puts it in the file's place. */
  rewrite(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#changed = new Map()
    const beside = `${this.#file}.new`
    const handle = openSync(beside, 'w')
    let bytes = 0
    for (const table of this.#tables()) bytes += writeTable(handle, table)
    closeSync(handle)
    renameSync(beside, this.#file)
    this.#writtenBytes = bytes
    this.#compactBeyondBytes = Math.max(COMPACT_BEYOND_BYTES, bytes * 3)
  }
}

function writeTable(handle: number, table: Table<Row>): number {
  let bytes = 0
  let rows: Row[] = []
  const write = () => {
    if (rows.length > 0) bytes += writeSync(handle, `${JSON.stringify({ saved: [[table.name, rows]], deleted: [] })}\n`)
    rows = []
  }
  for (const row of table.oldestFirst()) {
    rows.push(row)
    if (rows.length === 500) write()
  }
  write()
  return bytes
}

function batchOf(changed: ReadonlyMap<Table<Row>, ReadonlySet<string>>): Batch {
  const saved: Array<readonly [string, readonly Row[]]> = []
  const deleted: Deletion[] = []
  for (const [table, ids] of changed) {
    const rows: Row[] = []
    for (const id of ids) {
      const row = table.find(id)
      if (row) rows.push(row)
      else deleted.push([table.name, id])
    }
    if (rows.length > 0) saved.push([table.name, rows])
  }
  return { saved, deleted }
}

function batchFrom(line: string): Batch | null {
  if (line === '') return null
  try {
    const batch: Batch = JSON.parse(line)
    return batch
  } catch {
    return null
  }
}
