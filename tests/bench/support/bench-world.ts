import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSecrets } from '#sandbox/demo/secrets.ts'
import { demoWebhook } from '#sandbox/demo/webhook.ts'
import { runChild, stopChildren } from '#sandbox/services/child.ts'
import { startPostgresService } from '#sandbox/services/postgres-service.ts'
import { type SimulatedAccount, startStripeService } from '#sandbox/services/stripe-service.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')

/** Postgres as it comes, the simulator, a salon that is connected to it, and all that the app needs to start. */
export type BenchWorld = {
  readonly databaseUrl: string
  readonly stripeOrigin: string
  readonly account: SimulatedAccount
  readonly signingSecret: string
  /** The simulator's other accounts, which nobody has connected yet. */
  readonly otherAccounts: readonly SimulatedAccount[]
  readonly env: Readonly<Record<string, string>>
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** An account that a salon is connected to, with the secret that its events are signed with. */
export type ConnectedAccount = SimulatedAccount & { readonly signingSecret: string }

/** Where browsers would find the app. */
export const OUR_ORIGIN = 'http://localhost:3000'

/** Who owns the salon. */
export const ADMIN = { name: 'Bench', email: 'owner@bench.example', password: 'bench-password-2026' }

export async function startBenchWorld(): Promise<BenchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'zapys-bench-'))
  await chmod(folder, 0o711)
  const postgres = await startPostgresService({ folder: join(folder, 'postgres'), logFile: join(folder, 'pg.log') })
  const stripe = await startStripeService({ port: 0, logFile: join(folder, 'stripe.log') })
  const [account, ...otherAccounts] = stripe.accounts
  if (!account) throw new Error('the simulator has no account')
  const mail = await startMailSink()
  const signingSecret = await makeWebhook({ stripeOrigin: stripe.origin, folder, account })
  const env = {
    ...(await demoSecrets(join(folder, 'secrets.json'))),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: postgres.url,
    APP_ORIGIN: OUR_ORIGIN,
    SMTP_URL: mail.url,
    MAIL_FROM: 'Zapys <no-reply@zapys.example>',
    STRIPE_API_ORIGIN: stripe.origin,
    STRIPE_JS_URL: `${stripe.origin}/stripe.js`,
    ZAPYS_DEMO: '1',
    LOG_LEVEL: 'error',
  }
  await prepare({ env, folder, account, signingSecret })
  const stop = async () => {
    await stopChildren()
    mail.close()
    await rm(folder, { recursive: true, force: true })
  }
  const simulated = { stripeOrigin: stripe.origin, account, signingSecret, otherAccounts }
  return { databaseUrl: postgres.url, ...simulated, env, folder, stop }
}

type Webhook = Pick<BenchWorld, 'stripeOrigin' | 'folder' | 'account'>

async function makeWebhook({ stripeOrigin, folder, account }: Webhook): Promise<string> {
  // Deliveries are made by the benches themselves; nothing listens at this address.
  const url = 'http://127.0.0.1:9/payments/prepaid/stripe'
  const secret = await demoWebhook({ stripeOrigin, account, url, file: join(folder, `webhook-${account.id}.json`) })
  if (!secret) throw new Error('the simulator gave no signing secret')
  return secret
}

/** Opens a salon for each of the simulator's other accounts; says all accounts that have one, the first one's too. */
export async function openOtherSalons(world: BenchWorld): Promise<readonly ConnectedAccount[]> {
  const { folder, env, signingSecret } = world
  const others: ConnectedAccount[] = []
  for (const account of world.otherAccounts) {
    others.push({ ...account, signingSecret: await makeWebhook({ ...world, account }) })
  }
  await runChild({
    name: 'opening salons',
    args: ['--conditions=react-server', join(import.meta.dirname, 'open-salons.ts')],
    env,
    input: JSON.stringify(others),
    logFile: join(folder, 'salons.log'),
  })
  return [{ ...world.account, signingSecret }, ...others]
}

type Preparation = Pick<BenchWorld, 'env' | 'folder' | 'account' | 'signingSecret'>

async function prepare({ env, folder, account, signingSecret }: Preparation): Promise<void> {
  const script = (name: string) => join(ROOT, 'prisma', name)
  await runChild({ name: 'migrating', args: [script('migrate.ts')], env, logFile: join(folder, 'migrate.log') })
  const { id: stripeId, country, currency, publishableKey, secretKey } = account
  const stripe = { stripeId, country, currency: currency.toUpperCase(), publishableKey, secretKey, signingSecret }
  await runChild({
    name: 'seeding',
    args: ['--conditions=react-server', script('seed.ts')],
    env,
    input: JSON.stringify({ admin: ADMIN, stripe }),
    logFile: join(folder, 'seed.log'),
  })
}

/** Takes every mail at once and forgets it. */
function startMailSink(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((socket) => {
    let isBody = false
    socket.write('220 bench\r\n')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      if (isBody) isBody = !text.endsWith('\r\n.\r\n')
      else if (/^DATA/im.test(text)) isBody = true
      else if (/^QUIT/im.test(text)) return void socket.end('221 bye\r\n')
      socket.write(isBody && /^DATA/im.test(text) ? '354 go on\r\n' : '250 ok\r\n')
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : 0
      resolve({ url: `smtp://127.0.0.1:${port}`, close: () => void server.close() })
    })
  })
}
