type Fields = Readonly<Record<string, unknown>>

/** What `previous_attributes` holds: the former values of what changed, within hashes too. */
export function changesBetween(before: object, after: object): object {
  return isHash(before) && isHash(after) ? changedFields(before, after) : {}
}

function changedFields(before: Fields, after: Fields): Fields {
  const changed: Record<string, unknown> = {}
  const gone = Object.keys(before).filter((name) => !(name in after))
  for (const name of [...Object.keys(after), ...gone]) {
    const was = before[name]
    const is = after[name]
    if (was === is || JSON.stringify(was) === JSON.stringify(is)) continue
    changed[name] = isHash(was) && isHash(is) ? changedFields(was, is) : (was ?? null)
  }
  return changed
}

function isHash(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
