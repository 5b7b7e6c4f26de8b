import 'server-only'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { prismaForAuth } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { sendPasswordReset } from './password-reset.ts'

const HOUR = 3600

function create() {
  const { APP_ORIGIN, AUTH_SECRET } = env()
  const isHttps = APP_ORIGIN.startsWith('https:')
  return betterAuth({
    appName: 'Zapys',
    baseURL: APP_ORIGIN,
    secret: AUTH_SECRET.reveal(),
    trustedOrigins: [APP_ORIGIN],
    database: prismaAdapter(prismaForAuth(), { provider: 'postgresql' }),
    account: { modelName: 'authAccount' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: HOUR,
      sendResetPassword: ({ user, token }, request) => sendPasswordReset({ email: user.email, token }, request),
    },
    session: { expiresIn: 24 * HOUR * 7, updateAge: HOUR, cookieCache: { enabled: false } },
    // The threshold before this limits more closely, also by account: lib/http/limits/limits.ts.
    rateLimit: { enabled: false },
    advanced: {
      // `__Host-` ties the cookie to this host; browsers take it over https only.
      useSecureCookies: false,
      cookiePrefix: isHttps ? '__Host-zapys' : 'zapys',
      defaultCookieAttributes: { secure: isHttps, sameSite: 'lax', httpOnly: true, path: '/' },
      // Set by the threshold: what a visitor writes into X-Forwarded-For does not count.
      ipAddress: { ipAddressHeaders: ['x-visitor-address'], ipv6Subnet: 64 },
      database: { generateId: false },
      // Whether somebody is written to, and how long that takes, is nothing that an answer may tell.
      backgroundTasks: { handler: () => undefined },
    },
    plugins: [twoFactor({ issuer: 'Zapys', backupCodeOptions: { amount: 10, length: 10 } })],
    // The links in mails open pages of ours; whoever reads the table cannot use what stands there.
    verification: { storeIdentifier: 'hashed' },
    telemetry: { enabled: false },
    logger: { log: (level, message) => log()[level === 'debug' ? 'debug' : level]({ from: 'auth' }, message) },
  })
}

let auth: ReturnType<typeof create> | undefined

/** Who is this: sessions, passwords and their limits. */
export function authentication() {
  auth ??= create()
  return auth
}
