import { expect, type Page, test } from '@playwright/test'
import Stripe from 'stripe'
import { openAdmin } from '#tests/support/admin.ts'
import {
  aContact,
  bookAndPay,
  CARDS,
  type Contact,
  chooseTime,
  enterCard,
  leaveContact,
  payButton,
  pressPay,
} from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { hydrated, pageHydrated } from '#tests/support/hydrated.ts'
import { lookAt } from '#tests/support/look.ts'
import { atStripe, type DemoAccount } from '#tests/support/simulator.ts'

// The story of one new salon, from no Stripe account to its first dispute: each test goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

const SALON = 'kalyna-berlin'
const HERE = { locale: 'en', salon: SALON, services: [/Haircut/], staff: /Lena/ } as const

let account: DemoAccount
let other: DemoAccount

const open = (page: Page, part: 'settings' | 'terms' | '' = '') =>
  openAdmin(page, `finance/cashless-payments/${part}`, { locale: 'en', branch: SALON })

async function enterKeys(page: Page, keys: Partial<Record<'publishable' | 'secret' | 'signing', string>>) {
  const { publishable, secret, signing } = keys
  await hydrated(page.getByRole('button', { name: 'Save', exact: true }))
  if (publishable) await page.getByLabel('Publishable key').fill(publishable)
  if (secret) await page.getByRole('textbox', { name: 'Secret or restricted key' }).fill(secret)
  if (signing) await page.getByRole('textbox', { name: 'Signing secret' }).fill(signing)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
}

const step = (page: Page, name: string) => page.getByRole('heading', { name: new RegExp(`^${name}`) })

async function bookHere(page: Page, contact: Contact, wishes: { readonly day: number; readonly card?: string }) {
  await bookAndPay(page, { contact, ...HERE, ...wishes })
}

/** What a button that copies takes along. */
async function copiedBy(page: Page, name: string): Promise<string> {
  const taken = () => page.evaluate(() => navigator.clipboard.readText())
  const before = await taken()
  await page.getByRole('button', { name }).click()
  await expect.poll(taken).not.toBe(before)
  return taken()
}

async function openPayment(page: Page, clientName: string) {
  await open(page)
  // A payment that comes a moment later appears by itself.
  await page.getByRole('link', { name: clientName }).first().click()
  await page.waitForURL(/cashless-payments\/[0-9a-f-]{36}/)
}

test.beforeAll(async () => {
  account = await atStripe<DemoAccount>('/accounts', { country: 'DE', name: 'Kalyna Berlin' })
  other = await atStripe<DemoAccount>('/accounts', { country: 'DE', name: 'Kalyna Berlin New' })
})

test('before Stripe is connected each switch says what is missing, and clients pay at the salon', async ({ page }) => {
  await open(page)
  await expect(page.getByText('No payments yet')).toBeVisible()
  await lookAt(page, 'admin-no-payments')
  await open(page, 'settings')
  const form = page.getByRole('switch', { name: 'Payment in the booking form' })
  await form.click()
  await expect(page.getByText('Enter the keys of your Stripe account first.').first()).toBeVisible()
  await expect(form).not.toBeChecked()
  await lookAt(page, 'admin-settings-new')
})

test('every wrong key is told in words beside its field', async ({ page }) => {
  const unnamed = await atStripe<DemoAccount>('/accounts', { country: 'DE', name: null })
  const closed = await atStripe<DemoAccount>('/accounts', { country: 'DE', chargesEnabled: false })
  const unpaid = await atStripe<DemoAccount>('/accounts', { country: 'DE', payoutsEnabled: false })
  const silent = await atStripe<DemoAccount>('/accounts', { country: 'DE' })
  await atStripe('/troubles', { kind: 'error', times: 9, account: silent.id, method: 'GET', path: '/v1/account' })
  const poor = await atStripe<{ id: string }>('/keys', { account: account.id, permissions: { charge: 'read' } })
  const { publishableKey, secretKey } = account
  await open(page, 'settings')
  const cases = [
    [{ publishable: publishableKey }, /Enter this key/],
    [{ publishable: 'nonsense', secret: secretKey }, /not look like/],
    [{ publishable: publishableKey, secret: publishableKey }, /This is the publishable key/],
    [{ publishable: publishableKey, secret: secretKey.replace('_test_', '_live_') }, /for test, the other for live/],
    [{ publishable: publishableKey, secret: 'sk_test_nobody_knows_this_one' }, /does not know this key/],
    [{ publishable: publishableKey, secret: poor.id }, /may not do enough/],
    [{ publishable: other.publishableKey, secret: secretKey }, /another Stripe account/],
    [{ publishable: unnamed.publishableKey, secret: unnamed.secretKey }, /has no name yet/],
    [{ publishable: closed.publishableKey, secret: closed.secretKey }, /does not let this account/],
    [{ publishable: unpaid.publishableKey, secret: unpaid.secretKey }, /does not pay out/],
    [{ publishable: silent.publishableKey, secret: silent.secretKey }, /Stripe did not answer/],
    [{ publishable: publishableKey, secret: secretKey, signing: 'sk_test_wrong_place' }, /This is a secret key/],
  ] as const
  for (const [keys, words] of cases) {
    await enterKeys(page, keys)
    await expect(page.locator('form [class*=error]').filter({ hasText: words }).first()).toBeVisible()
    await page.getByRole('textbox', { name: 'Signing secret' }).fill('')
  }
  await lookAt(page, 'admin-settings-wrong')
  await page.reload()
  await pageHydrated(page)
  await expect(page.getByLabel('Publishable key')).toHaveValue('')
})

test('by hand: keys, the address and the events into Stripe, its secret back, and the first payment arrives', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { hostname: host, port } = new URL(demoAddresses().simulator)
  await open(page, 'settings')
  await enterKeys(page, { publishable: account.publishableKey, secret: account.restrictedKey })
  await expect(page.getByText('Saved. Connected to Kalyna Berlin.')).toBeVisible()
  await expect(step(page, 'Enter the keys')).toContainText('done')

  const url = await copiedBy(page, 'Copy: webhook address')
  expect(url).toBe(`${demoAddresses().origin}/payments/prepaid/stripe`)
  const events = await page
    .locator('li')
    .filter({ hasText: /^charge\./ })
    .allTextContents()
  expect(events).toHaveLength(13)
  expect((await copiedBy(page, 'Copy all')).split(/\s+/)).toEqual(events)
  const sdk = new Stripe(account.secretKey, { host, port, protocol: 'http', telemetry: false })
  const endpoint = await sdk.webhookEndpoints.create({ url, enabled_events: events as ['charge.captured'] })
  await enterKeys(page, { secret: account.restrictedKey, signing: endpoint.secret ?? '' })
  await expect(step(page, 'Choose the events')).toContainText('done')

  for (const [index, name] of ['Payment in the booking form', 'Payment of visits by link'].entries()) {
    const flip = page.getByRole('switch', { name })
    await context.setOffline(true)
    await flip.click()
    await expect(page.getByText('Something went wrong')).toBeVisible()
    await expect(flip).not.toBeChecked()
    await context.setOffline(false)
    await flip.click()
    await expect(page.getByText('Saved', { exact: true })).toHaveCount(index + 1)
    await expect(flip).toBeChecked()
  }

  await open(page, 'terms')
  const status = page.getByLabel('Online payment: Haircut')
  await hydrated(status)
  await status.selectOption('required')
  await expect(page.getByRole('row').filter({ hasText: 'Haircut' })).toContainText('€45.00')
  await chooseTime(page, { ...HERE, day: 3 })
  await leaveContact(page, aContact(), 'en')
  await expect(payButton(page, 'en')).toContainText('€45.00')
  await enterCard(page, CARDS.good)
  await pressPay(page, 'en')
  await page.waitForURL(/\/done\//)
  await open(page, 'settings')
  await expect(async () => {
    await page.reload()
    await expect(step(page, 'Receive the first event')).toContainText('done', { timeout: 1000 })
  }).toPass()
  await lookAt(page, 'admin-settings')
})

test('a hold is captured in part, and the rest is let go', async ({ page }) => {
  await open(page, 'terms')
  const capture = page.getByRole('radio', { name: /^Hold/ })
  await hydrated(capture)
  await capture.check()
  await lookAt(page, 'admin-terms')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const contact = aContact()
  await chooseTime(page, { ...HERE, day: 1 })
  await leaveContact(page, contact, 'en')
  await expect(page.getByText('Your card is not charged now: €45.00 is held on it')).toBeVisible()
  await enterCard(page, CARDS.good)
  await pressPay(page, 'en')
  await page.waitForURL(/\/done\//)
  await openPayment(page, contact.name)
  await expect(page.getByText('Held', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Capture' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('How much').fill('20')
  await expect(dialog).toContainText('€25.00')
  await lookAt(page, 'admin-capture')
  await dialog.getByRole('button', { name: 'Capture' }).click()
  await expect(page.getByText('Paid', { exact: true })).toBeVisible()
  await expect(page.getByText(/The card was charged · €20\.00/)).toBeVisible()

  await open(page, 'terms')
  const atOnce = page.getByRole('radio', { name: /^At booking/ })
  await hydrated(atOnce)
  await atOnce.check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
})

test('a refund that fails is told, and staff can say that they have seen to it', async ({ page }) => {
  const contact = aContact()
  await bookHere(page, contact, { day: 4, card: CARDS.refundFails })
  await openPayment(page, contact.name)
  await page.getByRole('button', { name: 'Refund', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Refund/ })
    .click()
  await expect(page.getByText('Failed', { exact: true })).toBeVisible({ timeout: 30_000 })
  const notice = page.getByText(/refund (has )?failed/i).first()
  await expect(notice).toBeVisible()
  await lookAt(page, 'admin-refund-failed')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Done' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Refund', exact: true })).toBeVisible()
})

test('a dispute is answered from what the books know, once', async ({ page }) => {
  const contact = aContact()
  await bookHere(page, contact, { day: 5, card: CARDS.isDisputed })
  await openPayment(page, contact.name)
  const answer = page.getByRole('link', { name: 'Answer the bank' })
  await expect(answer).toBeVisible({ timeout: 30_000 })
  await open(page)
  await expect(page.getByText('Needs attention')).toBeVisible()
  await lookAt(page, 'admin-payments')
  await openPayment(page, contact.name)
  await answer.click()
  await expect(page.getByLabel('Client', { exact: true })).toHaveValue(contact.name)
  await expect(page.getByLabel('What was ordered')).toHaveValue(/Haircut with Lena/)
  await expect(page.getByLabel('What happened')).toHaveValue(/booked online/)
  await lookAt(page, 'admin-dispute')
  await page.getByRole('button', { name: 'Send to the bank' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click()
  await page.waitForURL(/cashless-payments\/[0-9a-f-]{36}$/)
  await expect(page.getByText('The bank is deciding')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Answer sent to the bank')).toBeVisible()
  await expect(answer).toHaveCount(0)
})

test('a revoked key is shown on the health panel, with what to do', async ({ page }) => {
  await atStripe('/keys/revoke', { key: account.restrictedKey })
  await open(page, 'settings')
  await expect(page.getByText('Stripe does not know the key any more')).toBeVisible()
  await lookAt(page, 'admin-health')
})

test('by one click: another account’s keys warn first, and the webhook makes itself', async ({ page }) => {
  await open(page, 'settings')
  await enterKeys(page, { publishable: other.publishableKey, secret: other.secretKey })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Kalyna Berlin New')
  await dialog.getByRole('button', { name: 'Connect the other account' }).click()
  await expect(page.getByText('Saved. Connected to Kalyna Berlin New.')).toBeVisible()
  await page.getByRole('button', { name: 'Create the webhook for me' }).click()
  await expect(page.getByText('The webhook is set up, with all events.')).toBeVisible()
  const contact = aContact()
  await bookHere(page, contact, { day: 6 })
  await openPayment(page, contact.name)
  await expect(page.getByText('Paid', { exact: true })).toBeVisible()
})
