/** Stops when we were wrong: what must hold does not. */
export function invariant(holds: unknown, message: string): asserts holds {
  if (!holds) throw new Error(`Impossible: ${message}`)
}
