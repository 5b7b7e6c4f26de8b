import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** A guard that is switched off, and the test that must notice. */
export type Control = {
  /** What the guard does. */
  readonly guard: string
  readonly test: { readonly file: string; readonly name: string }
  /** Where the guard stands in the sources, and what stands there instead while it is off. */
  readonly source?: { readonly file: string; readonly snippet: string; readonly instead: string }
  /** What takes it out of a database. */
  readonly sql?: string
}

/** Whether the sources have what is to be switched off, and nothing else that reads like it. */
export function standsOnce({ source }: Control): boolean {
  return !source || readFileSync(join(ROOT, source.file), 'utf8').split(source.snippet).length === 2
}
