/** The names of what differs between two states of a thing, in their order: `name,price`. */
export function changedFields(before: Readonly<Record<string, unknown>>, after: typeof before): string {
  const differs = (name: string) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null)
  return Object.keys(after).filter(differs).join(',')
}
