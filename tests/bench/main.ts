// Measures what is worth measuring: every file beside this one, or those whose names are given, one after the other.
// One line per figure: bench <name> <value> <unit> (<what it is held against> <value>, ratio <r>).
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const wanted = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -'.ts'.length))
const unknown = wanted.find((name) => !names.includes(name))
if (unknown !== undefined) {
  console.error(`There is no bench ${unknown}; there are ${names.join(', ')}.`)
  process.exit(1)
}

for (const name of names.filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
