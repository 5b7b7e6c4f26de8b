import type { Simulator } from '#sandbox/stripe/simulator.ts'

export function controlPage(simulator: Simulator): string {
  return `<!doctype html><title>Stripe simulator</title><h1>Stripe simulator</h1><p>${simulator.origin}</p>`
}
