import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect } from 'vitest'
import { hold, pay } from '../support/paying.ts'
import { listening } from '../support/receiver.ts'
import { control, freshAccount, simulatorOrigin, simulatorTest, withSimulator } from '../support/target.ts'
import { PATIENT, Shop } from './shop.ts'

withSimulator()
const shop = new Shop()

describe('the page of the simulator', () => {
  simulatorTest('shows an account’s payments and does what its buttons say', async () => {
    const account = await freshAccount({ name: 'Salon Kalyna' })
    const intent = await pay(account)
    const held = await hold(account)
    await shop.page.goto(`${simulatorOrigin()}/_sim?account=${account.keys.id}`)
    await shop.page.getByRole('heading', { name: 'Salon Kalyna (PL, PLN)' }).waitFor()
    await shop.page.getByRole('button', { name: 'Settle', exact: true }).click()
    await shop.page.getByRole('status').filter({ hasText: 'Done: Settle.' }).waitFor()
    const charge = await account.stripe.charges.retrieve(String(intent.latest_charge))
    expect(charge.balance_transaction).toMatch(/^txn_/)

    await shop.page.getByRole('button', { name: 'Expire the hold' }).click()
    await shop.page.getByText('canceled', { exact: true }).first().waitFor()
    expect((await account.stripe.paymentIntents.retrieve(held.id)).status).toBe('canceled')

    await shop.page.locator('summary', { hasText: 'Dispute' }).first().click()
    await shop.page.getByLabel('Reason').first().selectOption('product_not_received')
    await shop.page.getByRole('button', { name: 'Dispute', exact: true }).first().click()
    await shop.page.getByRole('button', { name: 'Win' }).click()
    await shop.page.getByText('won', { exact: true }).waitFor()
    const [dispute] = (await account.stripe.disputes.list()).data
    expect(dispute).toMatchObject({ reason: 'product_not_received', status: 'won' })
  })

  simulatorTest('moves the time and makes trouble', async () => {
    const account = await freshAccount()
    await shop.page.goto(`${simulatorOrigin()}/_sim?account=${account.keys.id}`)
    const { aheadMs } = await control().get('/_sim/clock')
    await shop.page.getByRole('button', { name: '+1 day' }).click()
    await expect.poll(async () => (await control().get('/_sim/clock')).aheadMs, PATIENT).toBe(aheadMs + 86_400_000)
    await shop.page.getByRole('button', { name: 'Make trouble' }).click()
    await shop.page.getByText('error before the work of any method any path, 1 times').waitFor()
    await expect(account.stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 500 })
  })

  simulatorTest('holds webhooks and sends them again', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, ['charge.succeeded'])
    await shop.page.goto(`${simulatorOrigin()}/_sim?account=${account.keys.id}`)
    await shop.page.getByRole('button', { name: 'Hold every webhook' }).click()
    await shop.page.getByRole('button', { name: 'Deliver webhooks at once' }).waitFor()
    await pay(account)
    await shop.page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => receiver.types, PATIENT).toEqual(['charge.succeeded'])
    await shop.page.getByRole('button', { name: 'Deliver webhooks at once' }).click()
    await shop.page.getByRole('button', { name: 'Hold every webhook' }).waitFor()
    await shop.page.getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => receiver.types, PATIENT).toHaveLength(2)
  })

  simulatorTest('says in words what cannot be done, and can be read by everyone', async () => {
    const account = await freshAccount()
    await pay(account)
    await shop.page.goto(`${simulatorOrigin()}/_sim?account=${account.keys.id}`)
    await shop.page.getByLabel('Country', { exact: true }).fill('XX')
    await shop.page.getByRole('button', { name: 'Add', exact: true }).click()
    await shop.page.getByRole('status').filter({ hasText: 'Stripe has no accounts in XX.' }).waitFor()
    const { violations } = await new AxeBuilder({ page: shop.page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})
