import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

type Ready = {
  readonly origin: string
  readonly accounts: ReadonlyArray<{ id: string; secretKey: string; publishableKey: string }>
}

export type SimulatorProcess = Ready & {
  readonly lines: readonly string[]
  /** Ends the process and says with which code. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Starts the simulator as a program of its own and waits until it says that it is ready. */
export async function startProcess(...args: readonly string[]): Promise<SimulatorProcess> {
  const main = join(import.meta.dirname, '../../../sandbox/stripe/main.ts')
  const child = spawn(process.execPath, [main, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const lines: string[] = []
  const ready = new Promise<Ready>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      if (line.startsWith('stripe ready ')) resolve(JSON.parse(line.slice('stripe ready '.length)))
    })
    const complaints: string[] = []
    child.stderr.on('data', (chunk) => complaints.push(String(chunk)))
    child.once('exit', (code) => reject(new Error(`The simulator ended with ${code}: ${complaints.join('')}`)))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { ...(await ready), lines, end }
}
