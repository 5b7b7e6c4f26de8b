// The first step of the form as a phone on a slow network sees it: Lighthouse's own mobile setting, median of three.
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { freePort } from '#sandbox/services/free-port.ts'
import { ensureChromium } from '#tests/support/chromium.ts'
import { startBenchApp } from './support/bench-app.ts'
import { startBenchWorld } from './support/bench-world.ts'
import { startBlankPage } from './support/blank-page.ts'
import { auditPage, type Throttling } from './support/lighthouse.ts'
import { reportFigure } from './support/report-figure.ts'

const MOST_KILOBYTES = 170
const MOST_LCP_MS = 1500
const MOST_BLOCKING_MS = 100
const RUNS = 3

const executablePath = await ensureChromium()
const world = await startBenchWorld()
const app = await startBenchApp(world)
const address = `${app.origin}/uk/book/kalyna`
const port = await freePort()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
})
const session = await browser.newBrowserCDPSession()

/** What the page's scripts weigh, compressed. */
async function kilobytes(url: string): Promise<number> {
  const page = await browser.newPage()
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const sources = await Promise.all(scripts)
  await page.close()
  return sources.reduce((sum, source) => sum + gzipSync(source).byteLength, 0) / 1000
}

const medianOf = (values: readonly number[]) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0

async function medians(url: string, throttling: Throttling) {
  const runs: Awaited<ReturnType<typeof auditPage>>[] = []
  for (let run = 0; run < RUNS; run += 1) {
    // Nobody has been here before: Lighthouse empties the browser's cache of itself, and keeps its cookies.
    await session.send('Storage.clearCookies')
    runs.push(await auditPage(url, port, throttling))
  }
  return { lcpMs: medianOf(runs.map(({ lcpMs }) => lcpMs)), blockingMs: medianOf(runs.map((run) => run.blockingMs)) }
}

const blank = await startBlankPage(world.folder)
const floorWeight = await kilobytes(blank.url)
const floor = await medians(blank.url, 'simulate')
const slowFloor = await medians(blank.url, 'devtools')
await blank.stop()
const weight = await kilobytes(address)
const form = await medians(address, 'simulate')
const slowForm = await medians(address, 'devtools')
const against = (value: number) => ({ name: 'a blank page of Next', value })
reportFigure({
  ...{ name: 'first-step-scripts', value: weight, unit: 'kB', against: against(floorWeight), most: MOST_KILOBYTES },
})
reportFigure({
  ...{ name: 'first-step-lcp', value: form.lcpMs, unit: 'ms', against: against(floor.lcpMs), most: MOST_LCP_MS },
})
// The same without calculating: network and processor are slowed down, and each trip to the server takes 563 ms.
const slowly = { name: 'first-step-lcp-slowed-down', value: slowForm.lcpMs, unit: 'ms' }
reportFigure({ ...slowly, against: against(slowFloor.lcpMs), most: MOST_LCP_MS })
reportFigure({
  ...{ name: 'first-step-blocking', value: form.blockingMs, unit: 'ms', against: against(floor.blockingMs + 1) },
  most: MOST_BLOCKING_MS,
})
await browser.close()
await app.stop()
await world.stop()
