import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Env, parseEnv } from '#lib/env.ts'
import { Secret } from '#lib/secret.ts'

const GOOD = {
  DATABASE_URL: 'postgresql://zapys:hidden@localhost:5432/zapys',
  APP_ORIGIN: 'https://book.example.com/',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')},2:${Buffer.alloc(32, 2).toString('base64')}`,
  SMTP_URL: 'smtps://user:hidden@mail.example.com:465',
  MAIL_FROM: 'Zapys <no-reply@example.com>',
}

test('good variables are read, Stripe itself is the default', () => {
  const env = parseEnv(GOOD)
  expect(env.APP_ORIGIN).toBe('https://book.example.com')
  expect([...env.ENCRYPTION_KEYS.keys()]).toEqual([1, 2])
  expect(env.STRIPE_API_ORIGIN).toBe('https://api.stripe.com')
})

test('a missing variable is named, with what it is for and an example', () => {
  for (const missing of [undefined, '']) {
    expect(() => parseEnv({ ...GOOD, APP_ORIGIN: missing })).toThrow(
      /APP_ORIGIN is missing: the address under which .* Example: https:/,
    )
  }
})

test('without a mail server the app starts all the same; with one it wants a sender', () => {
  const { SMTP_URL: _, MAIL_FROM: __, ...bare } = GOOD
  expect(parseEnv(bare).SMTP_URL).toBeUndefined()
  expect(parseEnv({ ...GOOD, SMTP_URL: '' }).SMTP_URL).toBeUndefined()
  expect(() => parseEnv({ ...bare, SMTP_URL: GOOD.SMTP_URL })).toThrow('MAIL_FROM is missing: the sender')
})

test.each(Object.keys(GOOD))('a malformed %s is named and its value is not shown', (name) => {
  const parse = () => parseEnv({ ...GOOD, [name]: '!h' })
  expect(parse).toThrow(`${name} is malformed`)
  expect(parse).not.toThrow('!h')
})

test('production refuses a stand-in for Stripe, a demo may have one', () => {
  const standIn = { ...GOOD, NODE_ENV: 'production', STRIPE_API_ORIGIN: 'http://127.0.0.1:4000' }
  expect(() => parseEnv(standIn)).toThrow('names something other than Stripe')
  expect(parseEnv({ ...standIn, ZAPYS_DEMO: '1' }).STRIPE_API_ORIGIN).toBe('http://127.0.0.1:4000')
})

test('.env.example lists every variable', () => {
  const example = readFileSync('.env.example', 'utf8')
  const listed = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(listed).toEqual(Object.keys(Env.shape).filter((name) => name !== 'NODE_ENV'))
})

test('a secret shows itself to nobody by accident', () => {
  const secret = new Secret('sk_test_hidden')
  expect(`${secret} ${JSON.stringify({ secret })} ${inspect({ secret })}`).not.toContain('hidden')
  expect(secret.reveal()).toBe('sk_test_hidden')
})
