import { invalidParam } from '#sandbox/stripe/api/faults.ts'
import type { Branch, Tree } from '#sandbox/stripe/params/tree.ts'

const MOST_PAIRS = 2000
const DEEPEST = 12

type Growing = { [name: string]: string | Growing }

/** Reads `a[b][0]=c&d[]=e` into a tree; what cannot be meant so is refused as Stripe refuses it. */
export function treeFromForm(form: string): Tree {
  if (form === '') return {}
  const pairs = form.split('&')
  if (pairs.length > MOST_PAIRS) throw invalidParam('Invalid request: too many parameters.')
  const root = emptyTree()
  for (const pair of pairs) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1))
    plant(root, stepsOf(name), value)
  }
  return settled(root)
}

/** Reads pairs that are already apart, as a multipart body has them. */
export function treeFromPairs(pairs: Iterable<readonly [string, string]>): Tree {
  const root = emptyTree()
  for (const [name, value] of pairs) plant(root, stepsOf(name), value)
  return settled(root)
}

// Without a prototype, so that a parameter called `__proto__` is one like any other.
function emptyTree(): Growing {
  return Object.create(null)
}

function plant(root: Growing, steps: readonly string[], value: string): void {
  let place = root
  for (const [depth, step] of steps.entries()) {
    const name = step === '' ? String(Object.keys(place).length) : step
    if (depth === steps.length - 1) {
      place[name] = value
      return
    }
    const below = place[name]
    if (typeof below === 'object') place = below
    else if (below === undefined) place = place[name] = emptyTree()
    else throw invalidParam(`Invalid request: '${steps.join('.')}' is both a value and an object.`)
  }
}

function stepsOf(name: string): readonly string[] {
  const bracket = name.indexOf('[')
  if (bracket < 0) return [name]
  if (!/^(\[[^[\]]*\])+$/.test(name.slice(bracket))) throw invalidParam(`Invalid parameter name: ${name.slice(0, 200)}`)
  const steps = [name.slice(0, bracket), ...name.slice(bracket + 1, -1).split('][')]
  if (steps.length > DEEPEST) throw invalidParam(`Parameter nested too deeply: ${name.slice(0, 200)}`)
  return steps
}

function decoded(text: string): string {
  if (!/[%+]/.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw invalidParam(`Invalid URL encoding: ${text.slice(0, 200)}`)
  }
}

/** Names that count from 0 make a list. */
function settled(growing: Growing): Tree {
  const tree: Record<string, Branch> = Object.create(null)
  for (const [name, value] of Object.entries(growing)) tree[name] = settledBranch(value)
  return tree
}

function settledBranch(value: string | Growing): Branch {
  if (typeof value === 'string') return value
  const names = Object.keys(value)
  if (names.length > 0 && names.every((name, index) => name === String(index))) {
    return Object.values(value).map(settledBranch)
  }
  return settled(value)
}
