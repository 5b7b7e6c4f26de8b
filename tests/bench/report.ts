// The cash flow of fifty branches after one year, a million lines of ledger, and after all of them, as its pages read it, against the bare sums
// in one statement; what a month costs while years pile up; and a file of a million lines.
import { join } from 'node:path'
import { dayOf } from '#lib/visits/calendar.ts'
import { startBenchWorld } from './support/bench-world.ts'
import { BRANCHES, FILE_BRANCH, LINES_OF_YEAR, ManyMovements } from './support/many-movements.ts'
import { reportFigure } from './support/report-figure.ts'
import { startProgram } from './support/start-program.ts'
import { percentile } from './support/timed-load.ts'

// Ten million, BENCH_LEDGER_LINES=10000000, take a quarter of an hour to write on two slow cores.
const LINES = Number(process.env.BENCH_LEDGER_LINES ?? 2_000_000)
const YEARS = Math.max(1, Math.round(LINES / LINES_OF_YEAR))
const SLUGS = Array.from({ length: BRANCHES }, (_, index) => `bench-${index + 1}`)
const MOST_MEGABYTES = 150
// Node takes what it may before it tidies up: a file of any length has to fit where there is little.
const LITTLE_HEAP = ['--max-semi-space-size=4', '--max-old-space-size=64']

const BARS = [
  { name: 'branch-month', bare: 'branch-month-bare', most: 30 },
  { name: 'branch-year', bare: 'branch-year-bare', most: 100 },
  { name: 'branch-year-by-service', bare: 'branch-year-bare', most: 100 },
  { name: 'branches-year', bare: 'branches-year-bare', most: 200 },
] as const

const program = (name: string) => join(import.meta.dirname, 'support', name)

async function answerOf(file: string, args: readonly string[], flags: readonly string[] = []) {
  const { firstLine, stop } = await startProgram('--conditions=react-server', ...flags, program(file), ...args)
  await stop()
  return JSON.parse(firstLine)
}

/** Reads every report at the present size, and says what a month took. */
async function measure(millions: number): Promise<number> {
  const { found, differences }: { found: Record<string, number[]>; differences: unknown[] } = await answerOf(
    'report-reader.ts',
    [JSON.stringify(SLUGS)],
  )
  const p95Of = (name: string) => percentile(found[name] ?? [], 0.95)
  for (const { name, bare, most } of BARS) {
    const against = { name: 'bare sums, ms', value: p95Of(bare) }
    const unit = `ms p95 at ${millions} million lines`
    reportFigure({ name: `report-${name}`, value: p95Of(name), unit, against, most })
  }
  if (differences.length > 0) {
    console.log(`the days of the reports are not what the ledger says: ${JSON.stringify(differences[0])}`)
    process.exitCode = 1
  }
  return p95Of('branch-month')
}

const world = await startBenchWorld()
Object.assign(process.env, world.env)
const movements = new ManyMovements(world.databaseUrl)
await movements.begin()
const startedAt = performance.now()
const said = (what: string) => console.log(`${what} after ${Math.round((performance.now() - startedAt) / 1000)} s`)
await movements.insertYear(0)
await movements.end()
said('one year is there')
const small = await measure(Math.round(LINES_OF_YEAR / 1e6))
if (YEARS > 1) {
  for (let year = 1; year < YEARS; year += 1) await movements.insertYear(year)
  await movements.end()
  said(`${YEARS} years are there`)
  const against = { name: 'after one year, ms', value: small }
  const value = await measure(Math.round((YEARS * LINES_OF_YEAR) / 1e6))
  reportFigure({ name: 'report-branch-month-flat', value, unit: `ms p95 after ${YEARS} years`, against })
}
await movements.insertFile()
await movements.end()
await movements.close()
const today = dayOf(new Date(), 'Europe/Berlin')
const file = await answerOf(
  'file-reader.ts',
  [FILE_BRANCH, `${Number(today.slice(0, 4)) - 2}-01-01`, today],
  LITTLE_HEAP,
)
const against = { name: 'the process before, MB', value: file.before }
const unit = `MB peak RSS, ${file.lines} lines in ${Math.round(file.seconds)} s`
reportFigure({ name: 'report-csv', value: file.peak, unit, against, most: MOST_MEGABYTES })
await world.stop()
