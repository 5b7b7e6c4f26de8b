import { randomText } from '#sandbox/stripe/state/new-id.ts'

export function newSecret(): string {
  return `whsec_${randomText(32)}`
}
