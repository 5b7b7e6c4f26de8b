import { Worker } from 'node:worker_threads'

export type Axe = { readonly cut: () => void; readonly stop: () => Promise<unknown> }

/** Ends every connection of the app to its Postgres, and comes back only when they are gone. */
export function anAxe(database: { readonly name: string; readonly adminUrl: string }): Axe {
  const isCut = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./axe-worker.ts', import.meta.url), { workerData: { ...database, isCut } })
  return {
    cut: () => {
      Atomics.store(isCut, 0, 0)
      worker.postMessage('cut')
      if (Atomics.wait(isCut, 0, 0, 10_000) === 'timed-out') throw new Error('the connections were not cut')
    },
    stop: () => worker.terminate(),
  }
}
