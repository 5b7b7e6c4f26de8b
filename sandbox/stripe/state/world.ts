import { type Books, openBooks } from './books.ts'
import { Clock } from './clock.ts'
import { Journal } from './journal.ts'
import type { AccountRow, DeliveryRow, EventRow, KeyRow, TaskRow } from './rows.ts'
import { Scheduler } from './scheduler.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'
import { type Row, Table } from './table.ts'

export type CurrentRequest = { readonly id: string; readonly idempotencyKey: string | null }

/** What the rest of the simulator does when something happens in the world. */
export type WorldHooks = {
  readonly runTask: (world: World, task: TaskRow) => void
  readonly eventPublished: (books: Books, event: EventRow) => void
}

export type Snapshot = { readonly tables: ReadonlyMap<string, ReadonlyMap<string, Row>> }

/** All accounts with their books, one clock, and what is going to happen by itself. */
export class World {
  readonly clock = new Clock()
  readonly hooks: WorldHooks
  readonly accounts: Table<AccountRow>
  readonly keys: Table<KeyRow>
  readonly deliveries: Table<DeliveryRow>
  readonly scheduler: Scheduler
  /** The API call that is being answered; what happens by itself has none. */
  request: CurrentRequest | null = null
  /** Of every event that some endpoint has not yet taken: how many have not. */
  readonly undelivered = new Map<string, number>()

  readonly #tables = new Map<string, Table<Row>>()
  readonly #books = new Map<string, Books>()
  readonly #settings: Table<Settings>
  readonly #journal: Journal | null

  constructor(hooks: WorldHooks, stateFile: string | null) {
    this.hooks = hooks
    this.#journal = stateFile === null ? null : new Journal(stateFile, () => this.#tables.values())
    this.accounts = this.newTable('world/accounts')
    this.keys = this.newTable('world/keys')
    this.deliveries = this.newTable('world/deliveries')
    this.#settings = this.newTable('world/settings')
    const tasks: Table<TaskRow> = this.newTable('world/tasks')
    this.scheduler = new Scheduler(tasks, this.clock, (task) => this.hooks.runTask(this, task))
  }

  get settings(): Settings {
    return this.#settings.find('settings') ?? DEFAULT_SETTINGS
  }

  changeSettings(changes: Partial<Settings>): void {
    this.#settings.save({ ...this.settings, ...changes })
  }

  newTable<R extends Row>(name: string): Table<R> {
    const table = new Table<R>(name, (changed, id) => this.#journal?.remember(changed, id))
    this.#tables.set(name, table)
    return table
  }

  books(accountId: string, livemode: boolean): Books {
    const name = `${accountId}/${livemode ? 'live' : 'test'}`
    const known = this.#books.get(name)
    if (known) return known
    const opened = openBooks(this, accountId, livemode)
    this.#books.set(name, opened)
    return opened
  }

  allBooks(): Iterable<Books> {
    return this.#books.values()
  }

  /** Moves time forward and remembers it. */
  advance(forwardMs: number): void {
    this.scheduler.advance(forwardMs)
    this.changeSettings({ clockAheadMs: this.clock.aheadMs })
  }

  load(): void {
    this.#journal?.load((name) => this.#tableNamed(name))
    this.#resume()
  }

  save(): void {
    this.#journal?.flush()
  }

  stop(): void {
    this.scheduler.stop()
    this.save()
  }

  snapshot(): Snapshot {
    return { tables: new Map([...this.#tables].map(([name, table]) => [name, table.copy()])) }
  }

  /** Accounts that there were not then are gone, with their books. */
  restore(snapshot: Snapshot): void {
    this.#books.clear()
    for (const name of [...this.#tables.keys()]) if (!name.startsWith('world/')) this.#tables.delete(name)
    for (const name of snapshot.tables.keys()) this.#tableNamed(name)
    for (const [name, table] of this.#tables) table.restore(snapshot.tables.get(name) ?? new Map())
    this.#journal?.rewrite()
    this.#resume()
  }

  #resume(): void {
    this.clock.setAheadMs(this.settings.clockAheadMs)
    this.scheduler.reload()
  }

  #tableNamed(name: string): Table<Row> {
    const [account = '', mode] = name.split('/')
    if (account !== 'world') this.books(account, mode === 'live')
    return this.#tables.get(name) ?? this.newTable(name)
  }
}
