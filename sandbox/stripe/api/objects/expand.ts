import type { Books } from '#sandbox/stripe/state/books.ts'
import { invalidParam } from '../faults.ts'
import { EXPANDABLE, type ExpandKind } from './expandable.ts'
import { presented } from './present.ts'

const DEEPEST = 4

type Json = { [name: string]: unknown }

/** Puts objects in the place of their ids, along paths such as `latest_charge.balance_transaction`. */
export function expanded(books: Books, answer: object, paths: readonly string[]): object {
  if (paths.length === 0) return answer
  const root = jsonOf(answer)
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.length > DEEPEST) {
      const message = `You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`
      throw invalidParam(message, { param: 'expand' })
    }
    expandStep(books, root, steps)
  }
  return root
}

function expandStep(books: Books, node: Json, steps: readonly string[]): void {
  const [step = ''] = steps
  if (node.object === 'list' && step === 'data' && Array.isArray(node.data)) {
    expandList(books, node, steps.slice(1))
    return
  }
  const { place, name, kind, rest } = findExpandable(node, steps)
  const value = expandedValue(books, { kind, value: place[name], node })
  if (value === undefined) return
  const below = jsonOf(value)
  place[name] = below
  if (rest.length > 0) expandStep(books, below, rest)
}

function expandList(books: Books, list: Json, rest: readonly string[]): void {
  if (!Array.isArray(list.data) || rest.length === 0) return
  list.data = list.data.map((item: object) => {
    const node = jsonOf(item)
    expandStep(books, node, rest)
    return node
  })
}

type Found = { place: Json; name: string; kind: ExpandKind; rest: readonly string[] }

/** The field that the first step or two steps name: `charge`, or `evidence.receipt`. */
function findExpandable(node: Json, steps: readonly string[]): Found {
  const table = EXPANDABLE[String(node.object)] ?? {}
  const [first = '', second = ''] = steps
  const direct = table[first]
  if (direct) return { place: node, name: first, kind: direct, rest: steps.slice(1) }
  const inner = table[`${first}.${second}`]
  const hash = node[first]
  if (inner && typeof hash === 'object' && hash !== null) {
    const place = jsonOf(hash)
    node[first] = place
    return { place, name: second, kind: inner, rest: steps.slice(2) }
  }
  const message = `This property cannot be expanded (${first}).`
  const hint = node.object === 'list' ? ` You may want to try expanding 'data.${first}' instead.` : ''
  throw invalidParam(message + hint, { param: 'expand' })
}

function expandedValue(books: Books, field: { kind: ExpandKind; value: unknown; node: Json }): object | undefined {
  const { kind, value, node } = field
  // What an earlier path has put there is kept, with all that it has expanded.
  if (typeof value === 'object' && value !== null) return value
  if (kind === 'charge_refunds') return refundsOf(books, String(node.id))
  if (typeof value !== 'string') return undefined
  const row = rowOf(books, kind, value)
  return row && presented(books, row)
}

function rowOf(books: Books, kind: ExpandKind, id: string): object | undefined {
  switch (kind) {
    case 'balance_transaction':
      return books.balanceTransactions.find(id)
    case 'balance_transaction_source':
      return sourceOf(books, id)
    case 'charge':
      return books.charges.find(id)
    case 'customer':
      return books.customers.find(id) ?? { id, object: 'customer', deleted: true }
    case 'dispute':
      return books.disputes.find(id)
    case 'file':
      return books.files.find(id)
    case 'payment_intent':
      return books.paymentIntents.find(id)
    case 'payment_method':
      return books.paymentMethods.find(id)
    case 'payout':
      return books.payouts.find(id)
    case 'refund':
      return books.refunds.find(id)
    case 'setup_attempt':
      return books.setupAttempts.find(id)
    case 'setup_intent':
      return books.setupIntents.find(id)
    case 'charge_refunds':
      return undefined
  }
}

function sourceOf(books: Books, id: string): object | undefined {
  return books.charges.find(id) ?? books.refunds.find(id) ?? books.disputes.find(id) ?? books.payouts.find(id)
}

function refundsOf(books: Books, charge: string): object {
  const all = [...books.refunds.newestFirst()].filter((refund) => refund.charge === charge)
  const url = `/v1/charges/${charge}/refunds`
  return { object: 'list', data: all.slice(0, 10), has_more: all.length > 10, url }
}

function jsonOf(value: object): Json {
  return Object.fromEntries(Object.entries(value))
}
