import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'

const IMPORT = /^import\s[^;]*?from '(\.{1,2}\/[^']+)'\n/gm

const made = new Map<string, string>()

/**
 * Joins a browser entry with what it imports into one classic script, types erased. A script of the page must be one
 * file that has done its work when it is loaded, as Stripe's is. Names are shared by all joined files. It is made once
 * in the life of the process.
 */
export function browserBundle(entry: string): string {
  const known = made.get(entry)
  if (known !== undefined) return known
  const modules: string[] = []
  collect(entry, new Set(), modules)
  const bundle = `'use strict';\n(() => {\n${modules.join('\n')}\n})()\n`
  made.set(entry, bundle)
  return bundle
}

function collect(file: string, seen: Set<string>, modules: string[]): void {
  if (seen.has(file)) return
  seen.add(file)
  const source = erased(readFileSync(file, 'utf8'))
  for (const [, path = ''] of source.matchAll(IMPORT)) collect(join(dirname(file), path), seen, modules)
  modules.push(source.replace(IMPORT, '').replace(/^export (?=(async )?(function|const|class|let)\b)/gm, ''))
}

function erased(source: string): string {
  // Node warns that this function of its own is new; whoever watches the demo need not know.
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
