import 'server-only'
import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { decimalString } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'

/** What stands in a cell. What is not known is null and stays empty: it is never zero. */
export type Cell = string | number | Money | null

const isMoney = (cell: object): cell is Money => 'amountMinor' in cell && 'currency' in cell

/**
 * A table for spreadsheets after RFC 4180, of any length: rows are taken only as fast as they are read. It is the same in
 * every language, because machines read it too: plain decimal numbers, days as 2026-11-25, moments in UTC.
 */
export function streamCsv(columns: readonly string[], rows: AsyncIterable<readonly Cell[]>): Readable {
  const csv = stringify({
    ...{ header: true, columns: [...columns], record_delimiter: '\r\n' },
    // Without the mark Excel takes UTF-8 for another code.
    bom: true,
    // A cell that begins like a formula is marked, so that no spreadsheet runs what a client has typed as their name.
    escape_formulas: true,
    // Sums are our own digits: a minus there begins no formula.
    cast: { object: (cell) => ({ value: isMoney(cell) ? decimalString(cell) : '', escape_formulas: false }) },
  })
  // What breaks down on the way ends the file with an error: it must not look whole. The reader is told, not we.
  return pipeline(Readable.from(rows), csv, () => {})
}
