import { AsyncLocalStorage } from 'node:async_hooks'
import { onPass } from '#lib/crash-points.ts'
import { type App, Crash } from './app.ts'

const burning = new AsyncLocalStorage<Fuse>()

const MOST_POINTS = 10

/** Lets one app of many in this process die in the middle of its work, as far as the database can see. */
export class Fuse {
  /** How many points are still passed alive; null while nothing is wrong. */
  #pointsLeft: number | null = null

  light(pick: number): void {
    this.#pointsLeft = pick % MOST_POINTS
  }

  burn(): void {
    if (this.#pointsLeft === null) return
    this.#pointsLeft -= 1
    if (this.#pointsLeft >= 0) return
    this.#pointsLeft = null
    throw new Crash('the app has died')
  }

  /** The same app, which dies when its time has come. */
  guard(app: App): App {
    onPass(() => burning.getStore()?.burn())
    const guarded =
      <Args extends unknown[], Answer>(act: (...args: Args) => Promise<Answer>) =>
      (...args: Args) =>
        burning.run(this, () => act(...args))
    return {
      ...app,
      start: guarded(app.start),
      comeBack: guarded(app.comeBack),
      refund: guarded(app.refund),
      capture: guarded(app.capture),
      release: guarded(app.release),
      receive: guarded(app.receive),
      runJob: guarded(app.runJob),
      someoneElseBooks: guarded(app.someoneElseBooks),
    }
  }
}
