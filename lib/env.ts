import 'server-only'
import * as z from 'zod'
import { Secret } from './secret.ts'

export const STRIPE_API_ORIGIN = 'https://api.stripe.com'
const STRIPE_JS_URL = 'https://js.stripe.com/endive/stripe.js'

const ENCRYPTION_KEY = /^([1-9]\d{0,3}):([A-Za-z0-9+/]{43}=)$/

const origin = z.url().transform((text) => new URL(text).origin)
const flag = z.enum(['0', '1']).transform((text) => text === '1')
const secretLike = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern)
    .transform((text) => new Secret(text))
const encryptionKeys = z
  .string()
  .transform((text) => text.split(',').map((part) => ENCRYPTION_KEY.exec(part.trim())))
  .refine((matches) => matches.every((match) => match !== null))
  .transform((matches) => new Map(matches.map((match) => [Number(match?.[1]), new Secret(match?.[2] ?? '')])))

/** Every variable that the app reads, with what it is for and an example for whoever starts the app without it. */
export const Env = z.object({
  DATABASE_URL: secretLike(/^postgres(ql)?:\/\/./).meta({
    description: 'the Postgres that keeps everything',
    example: 'postgresql://zapys:password@localhost:5432/zapys',
  }),
  APP_ORIGIN: origin.meta({
    description: 'the address under which people reach the app; links and the webhook address begin with it',
    example: 'https://book.example.com',
  }),
  AUTH_SECRET: secretLike(/^.{32,}$/).meta({
    description: 'signs the sessions of staff, 32 random characters or more',
    example: 'what `openssl rand -base64 32` prints',
  }),
  ENCRYPTION_KEYS: encryptionKeys.meta({
    description:
      'seal the Stripe keys of branches: version:key pairs, the highest version seals, the others still open',
    example: '1:<what `openssl rand -base64 32` prints>',
  }),
  SMTP_URL: secretLike(/^smtps?:\/\/./)
    .optional()
    .meta({
      description: 'the mail server that sends to clients and staff; without one letters wait',
      example: 'smtps://user:password@mail.example.com:465',
    }),
  MAIL_FROM: z
    .string()
    .regex(/[^\s<>@]+@[^\s<>@]+/)
    .optional()
    .meta({
      description: 'the sender of all mails, wanted where there is a mail server',
      example: 'Zapys <no-reply@example.com>',
    }),
  STRIPE_API_ORIGIN: origin.default(STRIPE_API_ORIGIN).meta({
    description: 'where Stripe answers; another place only in a demo or a test',
    example: STRIPE_API_ORIGIN,
  }),
  STRIPE_JS_URL: z.url().default(STRIPE_JS_URL).meta({
    description: 'where browsers load Stripe.js from; another place only in a demo or a test',
    example: STRIPE_JS_URL,
  }),
  ZAPYS_DEMO: flag.default(false).meta({
    description: 'says that this is a demo, where a simulator may stand in for Stripe',
    example: '0',
  }),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').meta({
    description: 'how much is logged',
    example: 'info',
  }),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development').meta({
    description: 'set by the commands themselves',
    example: 'production',
  }),
})

export type Env = z.output<typeof Env>

/** Reads the variables, or says of each wrong one its name, what it is for and an example. Values are never shown. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.entries(variables).filter(([, value]) => value !== '')
  const parsed = Env.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
    throw new Error(`Zapys cannot start:\n${[...names].map((name) => explain(name, variables[name])).join('\n')}`)
  }
  refuseSimulatorInProduction(parsed.data)
  requireSender(parsed.data)
  return parsed.data
}

function explain(name: string, value: string | undefined): string {
  const meta = Object.entries(Env.shape)
    .find(([key]) => key === name)?.[1]
    .meta()
  return `  ${name} is ${value ? 'malformed' : 'missing'}: ${meta?.description}. Example: ${meta?.example}`
}

function requireSender({ SMTP_URL, MAIL_FROM }: Env): void {
  if (SMTP_URL && !MAIL_FROM) throw new Error(`Zapys cannot start:\n${explain('MAIL_FROM', undefined)}`)
}

function refuseSimulatorInProduction(env: Env): void {
  if (env.NODE_ENV !== 'production' || env.ZAPYS_DEMO) return
  if (env.STRIPE_API_ORIGIN === STRIPE_API_ORIGIN && env.STRIPE_JS_URL === STRIPE_JS_URL) return
  throw new Error(
    'Zapys cannot start: STRIPE_API_ORIGIN or STRIPE_JS_URL names something other than Stripe. ' +
      'Leave both out, or set ZAPYS_DEMO=1 if this is a demo where no real card is used.',
  )
}

let parsedEnv: Env | undefined

/** The variables of this process, read once. Not at import: a build has none of them. */
export function env(): Env {
  parsedEnv ??= parseEnv(process.env)
  return parsedEnv
}

/** Whether there is a mail server at all. Without one letters wait. */
export const hasMailServer = (): boolean => env().SMTP_URL !== undefined
