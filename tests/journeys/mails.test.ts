import { expect, test } from '@playwright/test'
import { openAdmin } from '#tests/support/admin.ts'
import { aContact, bookAndPay } from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { lookAt } from '#tests/support/look.ts'

// Valid, and one letter longer than a mail server takes.
const TOO_LONG = `${'a'.repeat(64)}@${[60, 60, 60].map((length) => 'b'.repeat(length)).join('.')}.org`.padStart(
  254,
  'a',
)

test('a salon sees how its mails look, and sends one again that did not arrive', async ({ page }) => {
  const contact = aContact()
  await bookAndPay(page, { contact: { ...contact, email: TOO_LONG }, day: 27 })
  await openAdmin(page, 'clients')
  await expect(page.getByRole('row').filter({ hasText: TOO_LONG })).toBeVisible()
  await lookAt(page, 'the list of clients', { isUnpictured: true })
  const { origin, branch, mail } = demoAddresses()
  const mails = `${origin}/uk/admin/${branch}/settings/mails`
  await openAdmin(page, 'settings/mails')
  const preview = page.frameLocator('iframe')
  await expect(preview.getByRole('heading', { name: 'Ви записані' })).toBeVisible()
  const kind = page.getByLabel('Лист', { exact: true })
  await hydrated(kind)
  await kind.selectOption('receipt')
  await page.getByText('English').click()
  await expect(preview.getByRole('heading', { name: 'Thank you for your payment' })).toBeVisible()
  await page.getByLabel('Коли нагадувати').selectOption('48')
  await expect(page.getByText('Збережено')).toBeVisible()

  await expect(async () => {
    await page.goto(`${mails}?show=unsent`)
    await expect(page.getByRole('listitem').filter({ hasText: contact.name })).toBeVisible({ timeout: 1000 })
  }).toPass()
  // The picture wants the letter in its frame.
  await expect(preview.getByRole('heading', { name: 'Ви записані' })).toBeVisible()
  await lookAt(page, 'mails')
  const letter = page.getByRole('listitem').filter({ hasText: contact.name })
  await expect(letter).toContainText('Такої скриньки немає')
  await letter.getByRole('button', { name: 'Надіслати ще раз' }).click()
  await page.getByLabel('Адреса').fill(contact.email)
  await page.getByRole('button', { name: 'Надіслати', exact: true }).click()
  await expect(letter).toBeHidden()
  const subjects = async () => {
    const letters: { to: { address: string }[]; subject: string }[] = await (await fetch(`${mail}/api/email`)).json()
    return letters.filter(({ to }) => to.some(({ address }) => address === contact.email)).map(({ subject }) => subject)
  }
  await expect.poll(subjects).toEqual([expect.stringContaining('Ви записані')])
})
