// Takes the whole ledger of a salon out as a file, as the route does, and prints how long it is, how long that took and
// how much memory the process ever had. In a process of its own: nobody else's memory is counted.
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { disconnectDatabase } from '#lib/db/client.ts'
import { streamLedgerCsv } from '#lib/views/exports/ledger-csv.ts'

const [slug = '', from = '', to = ''] = process.argv.slice(2)
const scope = await findScopeOfForm(slug)
if (!scope) throw new Error(`there is no salon ${slug}`)

const peakMegabytes = () => process.resourceUsage().maxRSS / 1024
const NEW_LINE = 10
let lines = -1
const reader = new Writable({
  write(chunk: Buffer, _, done) {
    for (const byte of chunk) if (byte === NEW_LINE) lines += 1
    done()
  },
})
const before = peakMegabytes()
const startedAt = performance.now()
await pipeline(streamLedgerCsv(scope, { period: { from, to }, mode: null }), reader)
const seconds = (performance.now() - startedAt) / 1000
console.log(JSON.stringify({ lines, seconds, before, peak: peakMegabytes() }))
await disconnectDatabase()
