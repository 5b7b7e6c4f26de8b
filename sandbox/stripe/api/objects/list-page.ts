import type { Params, Range } from '#sandbox/stripe/params/params.ts'
import type { Row, Table } from '#sandbox/stripe/state/table.ts'
import { invalidParam, noSuch } from '../faults.ts'

export type ListParams = { limit?: number; starting_after?: string; ending_before?: string }

type Selection<R extends Row> = { readonly url: string; readonly kind: string; readonly keep: (row: R) => boolean }

/** A page of a table, newest first, as Stripe's lists are. */
export function listPage<R extends Row>(table: Table<R>, params: Params<ListParams>, selection: Selection<R>): object {
  const limit = params.integer('limit') ?? 10
  if (limit < 1 || limit > 100) throw invalidParam(limitMessage(limit), { param: 'limit' })
  const after = cursor(table, params, { name: 'starting_after', kind: selection.kind })
  const before = cursor(table, params, { name: 'ending_before', kind: selection.kind })
  if (after !== undefined && before !== undefined) {
    throw invalidParam('You may only specify one of these parameters: starting_after, ending_before.')
  }
  const rows = before === undefined ? table.newestFirst(after) : table.newerThan(before)
  const found = firstOf(rows, selection.keep, limit + 1)
  const data = found.slice(0, limit)
  if (before !== undefined) data.reverse()
  return { object: 'list', data, has_more: found.length > limit, url: selection.url }
}

function firstOf<R>(rows: Iterable<R>, keep: (row: R) => boolean, count: number): R[] {
  const found: R[] = []
  for (const row of rows) {
    if (!keep(row)) continue
    found.push(row)
    if (found.length === count) break
  }
  return found
}

function cursor(
  table: Table<Row>,
  params: Params<ListParams>,
  wanted: { name: 'starting_after' | 'ending_before'; kind: string },
): string | undefined {
  const id = params.text(wanted.name)
  if (id !== undefined && !table.has(id)) throw noSuch(wanted.kind, id, wanted.name)
  return id
}

function limitMessage(limit: number): string {
  if (limit < 1) return 'This value must be greater than or equal to 1.'
  return 'This value must be less than or equal to 100.'
}

export function isWithin(moment: number, range: Range | undefined): boolean {
  if (!range) return true
  const { gt = Number.NEGATIVE_INFINITY, gte = Number.NEGATIVE_INFINITY } = range
  const { lt = Number.POSITIVE_INFINITY, lte = Number.POSITIVE_INFINITY } = range
  return moment > gt && moment >= gte && moment < lt && moment <= lte
}

/** Whether a field is what a filter asks for; no filter asks for nothing. */
export function isAsked<T>(value: T, asked: T | undefined): boolean {
  return asked === undefined || value === asked
}
