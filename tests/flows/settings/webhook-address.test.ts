import { expect, test } from 'vitest'
import { webhookAddress } from '#lib/flows/settings/webhook-address.ts'

test('there is one address for all branches', () => {
  expect(webhookAddress()).toMatch(/^https?:\/\/[^/]+\/payments\/prepaid\/stripe$/)
})
