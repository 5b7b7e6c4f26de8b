import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { pay } from '../support/paying.ts'
import { listening } from '../support/receiver.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

const URL_OF_APP = 'https://salon.example/payments/prepaid/stripe'

describe('a webhook endpoint', () => {
  test('tells its secret when it is made, and never again', async () => {
    const { stripe } = await freshAccount()
    const made = await stripe.webhookEndpoints.create({
      url: URL_OF_APP,
      enabled_events: ['charge.succeeded', 'charge.refunded'],
      api_version: '2026-10-28.endive',
      description: 'Zapys',
    })
    expect(made).toMatchObject({ object: 'webhook_endpoint', status: 'enabled', api_version: '2026-10-28.endive' })
    expect(made.secret).toMatch(/^whsec_\w{16,}$/)
    expect(await stripe.webhookEndpoints.retrieve(made.id)).not.toHaveProperty('secret')
    const changed = await stripe.webhookEndpoints.update(made.id, { enabled_events: ['*'], disabled: true })
    expect(changed).toMatchObject({ enabled_events: ['*'], status: 'disabled', description: 'Zapys' })
    expect(changed).not.toHaveProperty('secret')
    const listed = await stripe.webhookEndpoints.list({ limit: 100 })
    expect(listed.data.map(({ id }) => id)).toContain(made.id)
    expect(listed.data.every((endpoint) => !('secret' in endpoint))).toBe(true)
    expect(await stripe.webhookEndpoints.del(made.id)).toEqual({
      id: made.id,
      object: 'webhook_endpoint',
      deleted: true,
    })
    expect((await refusalOf(stripe.webhookEndpoints.retrieve(made.id))).code).toBe('resource_missing')
  })

  test('wants an address and events that exist', async () => {
    const { stripe } = await freshAccount()
    const making = (params: Record<string, unknown>) =>
      refusalOf(stripe.rawRequest('POST', '/v1/webhook_endpoints', params))
    expect((await making({ url: 'salon', enabled_events: ['*'] })).statusCode).toBe(400)
    expect((await making({ url: URL_OF_APP })).statusCode).toBe(400)
    expect((await making({ url: URL_OF_APP, enabled_events: ['charge.eaten'] })).statusCode).toBe(400)
  })

  test('cannot change its version', async () => {
    const { stripe } = await freshAccount()
    const { id } = await stripe.webhookEndpoints.create({ url: URL_OF_APP, enabled_events: ['*'] })
    const refusal = await refusalOf(
      stripe.rawRequest('POST', `/v1/webhook_endpoints/${id}`, { api_version: '2026-10-28.endive' }),
    )
    expect(refusal.code).toBe('parameter_unknown')
    await stripe.webhookEndpoints.del(id)
  })

  simulatorTest('is one of sixteen at most', async () => {
    const { stripe } = await freshAccount()
    const making = () => stripe.webhookEndpoints.create({ url: URL_OF_APP, enabled_events: ['charge.failed'] })
    for (let count = 0; count < 16; count += 1) await making()
    expect((await refusalOf(making())).message).toContain('maximum of 16')
  })
})

describe('a secret that is rolled', () => {
  const secretsThatFit = (body: string, signature: string, secrets: readonly string[]) =>
    secrets.filter((secret) => {
      try {
        return Boolean(new Stripe('sk_test_unused').webhooks.constructEvent(body, signature, secret))
      } catch {
        return false
      }
    })

  simulatorTest('works beside the new one for a while, and then no more', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, ['charge.succeeded'])
    const [old = ''] = receiver.secrets
    const path = `/_sim/webhook_endpoints/${receiver.endpoint.id}/roll`
    const { secret } = await control().post(path, { oldWorksMs: 3_600_000 })
    receiver.secrets = [old, secret]
    await pay(account)
    await control().idle()
    const [both] = receiver.received
    expect(secretsThatFit(both?.body ?? '', both?.signature ?? '', [old, secret])).toEqual([old, secret])
    expect(both?.signature.match(/v1=/g)).toHaveLength(2)

    await control().advance({ hours: 2 })
    await pay(account)
    await control().idle()
    const [, alone] = receiver.received
    expect(secretsThatFit(alone?.body ?? '', alone?.signature ?? '', [old, secret])).toEqual([secret])
  })
})
