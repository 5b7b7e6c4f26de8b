/** A page of rows, and where the next one begins; null is the last one. */
export type CsvPage<Row, After> = { readonly rows: readonly Row[]; readonly after: After | null }

/**
 * The rows of every page, one page in memory at a time. Each page is a statement of its own: whoever takes an hour to
 * read the file keeps no connection and no snapshot of the database meanwhile.
 */
export async function* allPages<Row, After>(
  read: (after: After | null) => Promise<CsvPage<Row, After>>,
): AsyncIterable<Row> {
  let after: After | null = null
  do {
    const page: CsvPage<Row, After> = await read(after)
    yield* page.rows
    after = page.after
  } while (after !== null)
}
