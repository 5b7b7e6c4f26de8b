import { expect, type Page, test } from '@playwright/test'
import {
  aContact,
  bookAndPay,
  CARDS,
  chooseTime,
  enterCard,
  leaveContact,
  pressPay,
} from '#tests/support/booking-client.ts'
import { releaseUnheard, shortenHold } from '#tests/support/holds.ts'
import { lookAt } from '#tests/support/look.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('when the hold runs out the page says so by itself, and one press takes the time again with all that was typed', async ({
  page,
}) => {
  const contact = aContact()
  await chooseTime(page, { staff: /Марта/, day: 13 })
  await leaveContact(page, contact)
  await expect(title(page)).toHaveText('Оплата')
  await shortenHold(contact.email, 15)
  await page.reload()
  await expect(page.getByRole('timer')).toHaveText(/ще 0:0\d$/)
  await expect(title(page)).toHaveText('Час, який ми тримали для вас, минув')
  await expect(page.getByText('Гроші не списано')).toBeVisible()
  await page.locator('main form').getByRole('button').filter({ hasText: 'ваш час' }).press('Enter')
  await expect(title(page)).toHaveText('Оплата')
  await expect(page.getByRole('timer')).toHaveText(/ще 1[45]:\d\d$/)
  await enterCard(page, CARDS.good)
  await pressPay(page)
  await page.waitForURL(/\/done\//)
  await expect(page.getByText(contact.email)).toBeVisible()
})

test('who pays when the hold is over and somebody else has the time gets the money back and another time', async ({
  page,
  browser,
}) => {
  const contact = aContact()
  const choice = { staff: /Марта/, day: 15, time: 1 }
  await chooseTime(page, choice)
  await leaveContact(page, contact)
  await enterCard(page, CARDS.authentication)
  await pressPay(page)
  const bank = page.locator('iframe').last().contentFrame()
  const confirm = bank.getByRole('button', { name: /Complete|Підтвердити/ })
  await expect(confirm).toBeVisible()
  await releaseUnheard(contact.email)
  const other = await browser.newPage({ locale: 'uk-UA' })
  await bookAndPay(other, { ...choice, contact: aContact() })
  await other.close()

  await confirm.click()
  await expect(title(page)).toHaveText('Цей час уже зайняли')
  await expect(page.getByText('Повертаємо всю суму на картку.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Повер' })).toContainText('180,00')
  const times = page.locator('main form').getByRole('button')
  await expect(times).toHaveCount(3)
  await lookAt(page, 'late-payment', { isUnpictured: true })
  await times.first().press('Enter')
  await expect(title(page)).toHaveText('Оплата')
})
