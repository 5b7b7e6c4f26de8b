type Child = Node | string | null

type Wishes = {
  readonly class?: string
  readonly title?: string
  readonly attributes?: Readonly<Record<string, string>>
}

/** An element with what belongs in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  wishes: Wishes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (wishes.class !== undefined) made.className = wishes.class
  if (wishes.title !== undefined) made.title = wishes.title
  for (const [attribute, value] of Object.entries(wishes.attributes ?? {})) made.setAttribute(attribute, value)
  made.append(...children.filter((child) => child !== null))
  return made
}

type Column = { readonly name: string; readonly isNumber?: boolean }

/** A table, or a sentence where there is nothing to put in it. */
export function tableOf(
  caption: string,
  columns: readonly Column[],
  rows: ReadonlyArray<readonly Child[]>,
): HTMLElement {
  if (rows.length === 0) return element('p', { class: 'none' }, `No ${caption.toLowerCase()} yet.`)
  const cell = (name: 'td' | 'th', index: number, ...children: readonly Child[]) =>
    element(name, columns[index]?.isNumber ? { class: 'number' } : {}, ...children)
  const head = element('tr', {}, ...columns.map((column, index) => cell('th', index, column.name)))
  const body = rows.map((row) => element('tr', {}, ...row.map((child, index) => cell('td', index, child))))
  const table = element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, head),
    element('tbody', {}, ...body),
  )
  return element('div', { class: 'scroll' }, table)
}

/** Buttons side by side. */
export function actionsOf(...buttons: readonly Child[]): HTMLElement {
  return element('span', { class: 'actions' }, ...buttons)
}

export function badge(word: string): HTMLElement {
  return element('span', { class: `badge ${word}` }, word.replaceAll('_', ' '))
}

export function momentOf(seconds: number): string {
  return new Date(seconds * 1000).toLocaleString('en-GB', { dateStyle: 'short', timeStyle: 'medium' })
}

/** An object that can be looked at. Its place in the page has a name, so that it stays open when the page is drawn anew. */
export function jsonOf(name: string, summary: string, value: unknown): HTMLElement {
  const text = element('pre', {}, JSON.stringify(value, null, 2))
  return element('details', { attributes: { 'data-name': name } }, element('summary', {}, summary), text)
}

export function inUnits(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  // As Stripe counts: the currency's own decimals, but for the few that it charges with two all the same.
  const decimals = ['isk', 'ugx'].includes(currency) ? 2 : (format.resolvedOptions().maximumFractionDigits ?? 2)
  return format.format(amountMinor / 10 ** decimals)
}
