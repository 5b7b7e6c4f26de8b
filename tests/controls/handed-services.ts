import type { TestProject } from 'vitest/node'

/** The services of a control are started once by the driver, which hands their addresses over. */
export default function handServices(project: TestProject): void {
  project.provide('databaseUrl', process.env.CONTROL_DATABASE_URL ?? '')
  project.provide('stripeOrigin', process.env.CONTROL_STRIPE_ORIGIN ?? '')
}
