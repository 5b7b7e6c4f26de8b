export type Listener = (event: object) => void

/** Tells listeners what happened, by name. */
export class Emitter {
  readonly #listeners = new Map<string, Set<Listener>>()

  on(name: string, listener: Listener): void {
    const known = this.#listeners.get(name)
    if (known) known.add(listener)
    else this.#listeners.set(name, new Set([listener]))
  }

  once(name: string, listener: Listener): void {
    const once = (event: object) => {
      this.off(name, once)
      listener(event)
    }
    this.on(name, once)
  }

  /** Without a listener: all of that name. */
  off(name: string, listener?: Listener): void {
    if (listener) this.#listeners.get(name)?.delete(listener)
    else this.#listeners.delete(name)
  }

  emit(name: string, event: object): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(event)
  }
}
