import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '#sandbox/demo/build-app.ts'
import { startCommand } from '#sandbox/demo/start-command.ts'
import { freePort } from '#sandbox/services/free-port.ts'
import type { BenchWorld } from './bench-world.ts'

export type BenchApp = {
  readonly origin: string
  /** What the app's process has in memory now. */
  readonly residentMegabytes: () => number
  /** The processor's time that it has used until now. */
  readonly usedSeconds: () => number
  readonly stop: () => Promise<void>
}

/** Starts the production build of the app, as the demo does; `BENCH_NODE_FLAGS` may hold `--cpu-prof`. */
export async function startBenchApp({ env, folder }: BenchWorld): Promise<BenchApp> {
  await buildApp(join(folder, 'build.log'))
  const port = await freePort()
  const flags = process.env.BENCH_NODE_FLAGS?.split(' ') ?? []
  const args = [...flags, ...startCommand(), '--hostname', '127.0.0.1', '--port', String(port)]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(join(folder, 'app.log'))
  for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const origin = `http://127.0.0.1:${port}`
  while (!(await isReady(origin))) {
    if (child.exitCode !== null) throw new Error(`the app ended: ${readFileSync(join(folder, 'app.log'), 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  const { pid } = child
  return { origin, residentMegabytes: () => residentMegabytes(pid), usedSeconds: () => usedSeconds(pid), stop }
}

async function isReady(origin: string): Promise<boolean> {
  const response = await fetch(`${origin}/api/health/ready`).catch(() => null)
  await response?.body?.cancel()
  return response?.ok ?? false
}

function residentMegabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
}

const TICKS_PER_SECOND = 100

function usedSeconds(pid: number | undefined): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? []
  return (Number(user) + Number(system)) / TICKS_PER_SECOND
}
