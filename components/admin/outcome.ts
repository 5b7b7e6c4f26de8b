/** How a change went, as far as a button has to know. */
export type Outcome = Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>
