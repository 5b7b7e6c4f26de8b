const MOST_LETTERS = 100

/** What an address says is looked for; Postgres takes no NUL in a text. */
export const typedSearch = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value.replaceAll('\0', '').slice(0, MOST_LETTERS).trim() : ''
