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
