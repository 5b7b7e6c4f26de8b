import type { Messages } from '#lib/i18n/messages.ts'

type Nested = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What an action is called, `refund.requested` in the reader's language; one without words is shown as it is. */
export function wordsOfAction(actions: Nested, action: string): string {
  const [group = '', verb = ''] = action.split('.')
  return actions[group]?.[verb] ?? action.replaceAll(/[._]/g, ' ')
}

/** What roles and letters are called, by the words that the log has for them. */
export function namesFrom({ people, mails }: Messages): Readonly<Record<string, string>> {
  const letters = Object.entries(mails.kinds).map(([kind, { name }]) => [kind, name] as const)
  return { ...people.roles, ...Object.fromEntries(letters) }
}

type Telling = {
  readonly details: Readonly<Record<string, unknown>>
  readonly labels: Readonly<Record<string, string>>
  /** What roles and letters are called. */
  readonly names: Readonly<Record<string, string>>
  /** What a thing's parts are called, for lines that name those that have changed. */
  readonly fields: Readonly<Record<string, string>>
  readonly formatSum: (amountMinor: number, currency: string) => string
}

// Keys that name machines' things, or stand within another line.
const SILENT = new Set(['amountMinor', 'feeMinor', 'currency', 'key', 'change', 'from', 'to'])

/** What was written down beside an action, as short pairs: `Пошта: anna@example.com`. */
export function wordsOfDetails({ details, labels, names, fields, formatSum }: Telling): readonly string[] {
  const { amountMinor, feeMinor, currency, from, to } = details
  const word = (value: unknown) => names[String(value)] ?? String(value)
  const fieldsOf = (names: string) => names.split(',').map((name) => fields[name] ?? name)
  const sumOf = (minor: unknown) =>
    typeof minor === 'number' && typeof currency === 'string' ? [formatSum(minor, currency)] : []
  const fee = feeMinor === 0 ? [] : sumOf(feeMinor).map((sum) => `${labels.feeMinor}: ${sum}`)
  const change = from !== undefined ? [`${word(from)} → ${to === null ? '–' : word(to)}`] : []
  const pairs = Object.entries(details).flatMap(([key, value]) => {
    const label = labels[key]
    if (!label || SILENT.has(key) || value === null || value === '') return []
    return [`${label}: ${key === 'changed' ? fieldsOf(String(value)).join(', ') : word(value)}`]
  })
  return [...sumOf(amountMinor), ...fee, ...change, ...pairs]
}
