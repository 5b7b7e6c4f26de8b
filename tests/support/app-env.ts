import { inject } from 'vitest'
import { freePort } from '#sandbox/services/free-port.ts'

// Where this worker's mail server will be, if a test starts one.
process.env.TEST_SMTP_URL ??= `smtp://127.0.0.1:${await freePort()}`

// The app in a test is a whole one, with every variable that it has in production.
Object.assign(process.env, {
  DATABASE_URL: inject('databaseUrl'),
  APP_ORIGIN: 'http://localhost:3000',
  AUTH_SECRET: 'a secret for tests that is long enough',
  ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
  SMTP_URL: process.env.TEST_SMTP_URL,
  MAIL_FROM: 'Zapys <no-reply@zapys.example>',
  STRIPE_API_ORIGIN: inject('stripeOrigin'),
  STRIPE_JS_URL: `${inject('stripeOrigin')}/stripe.js`,
  ZAPYS_DEMO: '1',
  LOG_LEVEL: 'silent',
  STRIPE_SUPPRESS_NOTICES: 'true',
})
