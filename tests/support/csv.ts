import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** A table as a spreadsheet would read it: a record for each line, by the names in the first. None of its cells has a comma. */
export async function recordsOf(csv: Readable): Promise<readonly Readonly<Record<string, string>>[]> {
  const [header = '', ...lines] = (await text(csv))
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])))
}
