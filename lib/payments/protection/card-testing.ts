// A salon's own clients are declined too, but not so many of them and not nearly all.
const LEAST_FAILURES = 20
const LEAST_SHARE = 0.8

/** Says whether a branch's latest cards look like somebody trying out stolen ones. */
export function isCardTesting({ failed, succeeded }: { readonly failed: number; readonly succeeded: number }): boolean {
  return failed >= LEAST_FAILURES && failed >= (failed + succeeded) * LEAST_SHARE
}
