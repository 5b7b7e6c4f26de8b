import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Program = { readonly child: ChildProcess; readonly firstLine: string; readonly stop: () => Promise<void> }

/** Starts a program in a process of its own and waits for its first line. */
export function startProgram(file: string, ...args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)))
    createInterface({ input: child.stdout }).once('line', (firstLine) => resolve({ child, firstLine, stop }))
  })
}
