import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** What `npm start` gives to Node: flags of its own, Next, and `start`. */
export function startCommand(): readonly string[] {
  const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const [, ...args] = scripts.start.split(' ')
  return args.map((arg) => (arg.startsWith('node_modules/') ? join(ROOT, arg) : arg))
}
