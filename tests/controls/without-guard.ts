import type { Vite } from 'vitest/node'
import type { Control } from './control.ts'

/** Replaces a guard's snippet while a test's sources are read; the files themselves stay as they are. */
export function withoutGuard({ file, snippet, instead }: NonNullable<Control['source']>): Vite.Plugin {
  const isTheFile = (id: string) => id.endsWith(`/${file}`)
  return {
    name: 'without-guard',
    enforce: 'pre',
    // What is read without its guard is never kept for another run.
    configureVitest: ({ defineCacheKeyGenerator }) => {
      defineCacheKeyGenerator(({ id }) => (isTheFile(id) ? false : undefined))
    },
    transform: (code, id) => (isTheFile(id) ? code.replace(snippet, () => instead) : null),
  }
}
