import { emptyParam, invalidParam, notSimulatedParam, unknownParams } from '#sandbox/stripe/api/faults.ts'
import type { Kind } from './kinds.ts'
import { type Branch, isList, isTree, type Tree } from './tree.ts'

export type KindTable = Readonly<Record<string, Kind>>

/** Refuses parameters that the table does not know, and values that are not of their kind, in Stripe's words. */
export function checkParams(table: KindTable, params: Tree): void {
  const unknown = unknownNames(table, params, '')
  if (unknown.length > 0) throw unknownParams(unknown)
  checkHash(table, params, '')
}

function unknownNames(table: KindTable, params: Tree, prefix: string): string[] {
  return Object.keys(params).flatMap((name) => {
    const kind = Object.hasOwn(table, name) ? table[name] : undefined
    const path = nested(prefix, name)
    if (!kind) return [path]
    return unknownWithin(kind, params[name], path)
  })
}

function unknownWithin(kind: Kind, value: Branch | undefined, path: string): string[] {
  if (kind.is === 'clearable') return unknownWithin(kind.of, value, path)
  if (kind.is === 'hash' && isTree(value)) {
    const unknown = unknownNames(kind.of, value, path)
    if (kind.isPart && unknown[0] !== undefined) throw notSimulatedParam(unknown[0])
    return unknown
  }
  if (kind.is === 'list' && isList(value)) {
    return value.flatMap((item, index) => unknownWithin(kind.of, item, `${path}[${index}]`))
  }
  return []
}

function checkHash(table: KindTable, params: Tree, prefix: string): void {
  for (const [name, value] of Object.entries(params)) {
    const kind = table[name]
    if (kind) checkValue(kind, value, nested(prefix, name))
  }
}

function checkValue(kind: Kind, value: Branch, path: string): void {
  switch (kind.is) {
    case 'not_simulated':
      throw notSimulatedParam(path)
    case 'clearable':
      if (value !== '') checkValue(kind.of, value, path)
      return
    case 'list':
      if (!isList(value)) throw invalidParam('Invalid array', { param: path })
      for (const [index, item] of value.entries()) checkValue(kind.of, item, `${path}[${index}]`)
      return
    case 'hash':
      if (!isTree(value)) throw invalidParam('Invalid object', { param: path })
      checkHash(kind.of, value, path)
      return
    case 'metadata':
      checkMetadata(value, path)
      return
    case 'range':
      checkRange(value, path)
      return
    case 'anything':
      return
    default:
      checkLeaf(kind, value, path)
  }
}

type LeafKind = Exclude<
  Kind,
  { is: 'not_simulated' | 'clearable' | 'list' | 'hash' | 'metadata' | 'range' | 'anything' }
>

function checkLeaf(kind: LeafKind, value: Branch, path: string): void {
  if (typeof value !== 'string') throw invalidParam(`Invalid string: ${JSON.stringify(value)}`, { param: path })
  if (value === '') throw emptyParam(path)
  if (kind.is === 'integer' && !isInteger(value)) {
    throw invalidParam(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param: path })
  }
  if (kind.is === 'boolean' && value !== 'true' && value !== 'false') {
    throw invalidParam(`Invalid boolean: ${value}`, { param: path })
  }
  if (kind.is === 'one_of' && !kind.words.includes(value)) {
    throw invalidParam(`Invalid ${path}: must be one of ${inWords(kind.words)}`, { param: path })
  }
}

function checkRange(value: Branch, path: string): void {
  if (typeof value === 'string') {
    checkLeaf({ is: 'integer' }, value, path)
    return
  }
  if (!isTree(value)) throw invalidParam('Invalid object', { param: path })
  const bounds: KindTable = {
    gt: { is: 'integer' },
    gte: { is: 'integer' },
    lt: { is: 'integer' },
    lte: { is: 'integer' },
  }
  const unknown = unknownNames(bounds, value, path)
  if (unknown.length > 0) throw unknownParams(unknown)
  checkHash(bounds, value, path)
}

function checkMetadata(value: Branch, path: string): void {
  if (!isTree(value)) throw invalidParam('Invalid object', { param: path })
  const entries = Object.entries(value)
  if (entries.length > 50) throw invalidParam(`You can specify up to 50 keys in ${path}.`, { param: path })
  for (const [key, text] of entries) {
    if (typeof text !== 'string') throw invalidParam('Invalid string', { param: `${path}[${key}]` })
    if (key.length > 40) {
      const message = `Metadata keys can have up to 40 characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`
      throw invalidParam(message, { param: path })
    }
    if (text.length > 500) {
      const message = `Metadata values can have up to 500 characters, but you passed in a value that is ${text.length} characters. Invalid value: ${text}`
      throw invalidParam(message, { param: `${path}[${key}]` })
    }
  }
}

function isInteger(value: string): boolean {
  return /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value))
}

function nested(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}[${name}]`
}

function inWords(words: readonly string[]): string {
  if (words.length < 3) return words.join(' or ')
  return `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`
}
