import type { Clock } from './clock.ts'
import type { TaskRow } from './rows.ts'
import type { Table } from './table.ts'

// A timer cannot wait longer than this.
const LONGEST_WAIT_MS = 2 ** 31 - 1

/** Runs tasks when their time has come, in the order of their times, also when the clock is moved past them. */
export class Scheduler {
  readonly #tasks: Table<TaskRow>
  readonly #clock: Clock
  readonly #run: (task: TaskRow) => void
  #due: TaskRow[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(tasks: Table<TaskRow>, clock: Clock, run: (task: TaskRow) => void) {
    this.#tasks = tasks
    this.#clock = clock
    this.#run = run
  }

  /** Takes up the tasks of a state that was just read or restored. */
  reload(): void {
    this.#due = [...this.#tasks.oldestFirst()].sort((a, b) => a.atMs - b.atMs)
    this.#wait()
  }

  add(task: TaskRow): void {
    this.#tasks.save(task)
    this.#due.splice(this.#placeOf(task.atMs), 0, task)
    if (this.#due[0] === task) this.#wait()
  }

  cancel(id: string): void {
    this.#tasks.delete(id)
  }

  /** Lives through the next `forwardMs`: everything that falls due in them happens, each at its time. */
  advance(forwardMs: number): void {
    const untilMs = this.#clock.nowMs() + forwardMs
    this.#runUntil(untilMs)
    this.#clock.setAheadMs(this.#clock.aheadMs + forwardMs)
    this.#wait()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #runUntil(untilMs: number): void {
    for (let task = this.#due[0]; task && task.atMs <= untilMs; task = this.#due[0]) {
      this.#due.shift()
      // A task that was cancelled or set anew has left the table, but not the queue.
      if (this.#tasks.find(task.id) !== task) continue
      this.#tasks.delete(task.id)
      const { atMs } = task
      this.#clock.during(Math.max(atMs, this.#clock.nowMs()), () => this.#runSafely(task))
    }
  }

  /** A task that goes wrong is our own mistake: it is told, and takes neither the process nor the other tasks with it. */
  #runSafely(task: TaskRow): void {
    try {
      this.#run(task)
    } catch (error) {
      console.error(`stripe simulator: ${task.id}`, error)
    }
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const next = this.#due[0]
    if (!next) return
    const waitMs = Math.min(Math.max(next.atMs - this.#clock.nowMs(), 0), LONGEST_WAIT_MS)
    this.#timer = setTimeout(() => {
      this.#runUntil(this.#clock.nowMs())
      this.#wait()
    }, waitMs)
  }

  /** Where a task of that time belongs: after those of the same time. */
  #placeOf(atMs: number): number {
    let low = 0
    let high = this.#due.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#due[middle]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1
      else high = middle
    }
    return low
  }
}
