// Everything on one machine: Postgres, the Stripe simulator, a mail catcher and the app with a demo salon.

import { existsSync, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Child, runChild, startChild, stopChildren } from '#sandbox/services/child.ts'
import { freePort } from '#sandbox/services/free-port.ts'
import { startMailService } from '#sandbox/services/mail-service.ts'
import { startPostgresService } from '#sandbox/services/postgres-service.ts'
import { type StripeService, startStripeService } from '#sandbox/services/stripe-service.ts'
import { untilAnswers } from '#sandbox/services/until-ready.ts'
import { buildApp } from './build-app.ts'
import { HISTORY_DAYS, liveHistory } from './history.ts'
import { type DemoOptions, parseDemoOptions } from './options.ts'
import { step } from './progress.ts'
import { requireDisk } from './require-disk.ts'
import { demoSecrets } from './secrets.ts'
import { settleHistory } from './settle-history.ts'
import { startCommand } from './start-command.ts'
import { demoWebhook } from './webhook.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')
const BRANCH = 'kalyna'
const ADMIN = { name: 'Оксана', email: 'owner@kalyna.example', password: 'kalyna-demo-2026' }

let isStopping = false

function keep<Service extends { readonly child: Child }>(service: Service): Service {
  watch(service.child)
  return service
}

function watch(child: Child): void {
  void child.ended.then((code) => {
    if (!isStopping) void fail(new Error(`${child.name} ended by itself (${code}):\n${child.lastLines()}`))
  })
}

async function stopAll(): Promise<void> {
  isStopping = true
  await stopChildren()
}

async function fail(error: unknown): Promise<never> {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  await stopAll()
  process.exit(1)
}

async function start(options: DemoOptions): Promise<void> {
  const { folder, isReset, isDevelopment } = options
  const port = await freePort(options.port)
  if (isReset) await rm(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await requireDisk(folder)

  const logs = join(folder, 'logs')
  const isNew = !existsSync(join(folder, 'stripe.json'))
  const building = isDevelopment
    ? Promise.resolve(false)
    : step('Building the app', () => buildApp(join(logs, 'build.log')))
  building.catch(() => {})
  const postgres = await step('Starting Postgres', async () =>
    keep(await startPostgresService({ folder: join(folder, 'postgres'), logFile: join(logs, 'postgres.log') })),
  )
  const stripe = await step('Starting the Stripe simulator', async () =>
    keep(
      await startStripeService({
        port: await portFor(port, 1),
        logFile: join(logs, 'stripe.log'),
        stateFile: join(folder, 'stripe.json'),
        beginDaysAgo: HISTORY_DAYS,
      }),
    ),
  )
  const mail = await step('Starting the mail catcher', async () =>
    keep(
      await startMailService({
        smtpPort: await freePort(),
        webPort: await portFor(port, 2),
        logFile: join(logs, 'mail.log'),
        folder: join(folder, 'mail'),
      }),
    ),
  )
  const origin = `http://localhost:${port}`
  const env = await appEnv({ origin, folder, databaseUrl: postgres.url, stripe, smtpUrl: mail.smtpUrl, isDevelopment })
  await step('Preparing the database', () => prepareDatabase({ env, logs, stripe, folder, isNew }))
  await building
  await step('Starting the app', () => startApp({ env, port, logs, isDevelopment }))
  const addresses = { origin, branch: BRANCH, admin: ADMIN, simulator: stripe.origin, mail: mail.origin }
  announce(addresses)
  // The first page can be opened by now; the months behind it are in the books a little later.
  if (isNew) await step('Reading what Stripe knows', () => readHistory({ env, logs, databaseUrl: postgres.url }))
  const { email, password } = ADMIN
  const ready = { ...addresses, admin: { email, password }, database: postgres.url }
  console.log(`demo ready ${JSON.stringify(ready)}`)
}

/** Neighbours of the app's own port, so that addresses stay the same between runs; any free one if they are taken. */
async function portFor(appPort: number, offset: number): Promise<number> {
  return freePort(appPort + offset).catch(() => freePort())
}

type AppParts = {
  readonly origin: string
  readonly folder: string
  readonly databaseUrl: string
  readonly stripe: StripeService
  readonly smtpUrl: string
  readonly isDevelopment: boolean
}

async function appEnv({ origin, folder, databaseUrl, stripe, smtpUrl, isDevelopment }: AppParts) {
  return {
    ...(await demoSecrets(join(folder, 'secrets.json'))),
    NODE_ENV: isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    APP_ORIGIN: origin,
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'Zapys <no-reply@zapys.example>',
    STRIPE_API_ORIGIN: stripe.origin,
    STRIPE_JS_URL: `${stripe.origin}/stripe.js`,
    ZAPYS_DEMO: '1',
  }
}

type Preparation = {
  readonly env: Readonly<Record<string, string>>
  readonly logs: string
  readonly stripe: StripeService
  readonly folder: string
  readonly port: number
  /** Nothing has happened at the simulator yet. */
  readonly isNew: boolean
}

async function prepareDatabase({ env, logs, stripe, folder, isNew }: Omit<Preparation, 'port'>): Promise<void> {
  await runChild({
    name: 'migrating',
    args: [join(ROOT, 'prisma', 'migrate.ts')],
    env,
    logFile: join(logs, 'migrate.log'),
  })
  const account = stripe.accounts.find(({ country }) => country === 'PL') ?? stripe.accounts[0]
  if (!account) throw new Error('the simulator has no account')
  // Before there is a webhook: what has happened by then, the app reads for itself.
  const history = isNew ? await liveHistory({ origin: stripe.origin, account }) : []
  const url = `${env.APP_ORIGIN}/payments/prepaid/stripe`
  const signingSecret = await demoWebhook({
    stripeOrigin: stripe.origin,
    account,
    url,
    file: join(folder, 'webhook.json'),
  })
  const { id: stripeId, country, currency, publishableKey, secretKey } = account
  const keys = { stripeId, country, currency: currency.toUpperCase(), publishableKey, secretKey, signingSecret }
  await runChild({
    name: 'seeding',
    args: ['--conditions=react-server', join(ROOT, 'prisma', 'seed.ts')],
    env,
    input: JSON.stringify({ admin: ADMIN, stripe: keys, history }),
    logFile: join(logs, 'seed.log'),
  })
}

type HistoryParts = Pick<Preparation, 'env' | 'logs'> & { readonly databaseUrl: string }

async function readHistory({ env, logs, databaseUrl }: HistoryParts): Promise<void> {
  await runChild({
    name: 'reading what Stripe knows',
    args: ['--conditions=react-server', join(ROOT, 'lib', 'jobs', 'run-reconcile.ts')],
    env,
    logFile: join(logs, 'reconcile.log'),
  })
  await settleHistory(databaseUrl)
}

type AppStart = Pick<Preparation, 'env' | 'logs' | 'port'> & { readonly isDevelopment: boolean }

async function startApp({ env, logs, port, isDevelopment }: AppStart): Promise<void> {
  const app = await startChild({
    name: 'the app',
    args: [...(isDevelopment ? [NEXT, 'dev'] : startCommand()), '--hostname', '127.0.0.1', '--port', String(port)],
    env,
    logFile: join(logs, 'app.log'),
  })
  watch(app)
  await untilAnswers(app, `http://127.0.0.1:${port}/api/health/ready`)
}

type Addresses = {
  readonly origin: string
  readonly branch: string
  readonly admin: typeof ADMIN
  readonly simulator: string
  readonly mail: string
}

function announce({ origin, branch, admin, simulator, mail }: Addresses): void {
  const { email, password } = admin
  console.log(`
  Booking form      ${origin}/uk/book/${branch}
  Admin             ${origin}/uk/admin  (${email}, ${password})
  Stripe simulator  ${simulator}/_sim
  Mail catcher      ${mail}

  Pay with 4242 4242 4242 4242, any later date and any three digits. Ctrl-C stops everything.
`)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    console.log('\nStopping …')
    void stopAll().then(() => process.exit(0))
  })
}
await start(parseDemoOptions(process.argv.slice(2))).catch(fail)
