import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { untilStopped } from './until-stopped.ts'

export type ChildOrder = {
  readonly name: string
  /** Run by this very Node. */
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** All that it prints goes here. */
  readonly logFile: string
  /** Called with each line of its output. */
  readonly onLine?: (line: string) => void
  /** Written to its standard input, which is then closed. */
  readonly input?: string
}

export type Child = {
  readonly name: string
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number>
  readonly stop: () => Promise<void>
  /** The last lines of its output, to say what went wrong. */
  readonly lastLines: () => string
}

const LINES_KEPT = 30

/** What was started and has not ended, in the order of starting. */
const alive = new Set<Child>()

/** Starts a Node script as a process of its own. */
export async function startChild(order: ChildOrder): Promise<Child> {
  await mkdir(dirname(order.logFile), { recursive: true })
  const log = createWriteStream(order.logFile)
  const lines: string[] = []
  const child = spawn(process.execPath, order.args, {
    env: { ...process.env, ...order.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches the demo alone, which then stops its children in order.
    detached: process.platform !== 'win32',
  })
  child.stdin.end(order.input ?? '')
  const onLine = (line: string) => {
    lines.push(line)
    if (lines.length > LINES_KEPT) lines.shift()
    order.onLine?.(line)
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false })
    readLines(stream, onLine)
  }
  const started: Child = {
    name: order.name,
    ended: new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1))),
    stop: () => stopChild(child),
    lastLines: () => lines.join('\n'),
  }
  alive.add(started)
  void started.ended.then(() => alive.delete(started))
  return started
}

/** Stops everything that was started here and still runs, the last one first. */
export async function stopChildren(): Promise<void> {
  for (const child of [...alive].toReversed()) await child.stop()
}

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = ''
  stream.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString('utf8')).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) onLine(part)
  })
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  await untilStopped(child.pid, 'SIGTERM')
}

/** Runs a script to its end; an exit code other than 0 is thrown with what it said last. */
export async function runChild(order: ChildOrder): Promise<void> {
  const child = await startChild(order)
  if ((await child.ended) !== 0) throw new Error(`${order.name} failed:\n${child.lastLines()}\n(log: ${order.logFile})`)
}
