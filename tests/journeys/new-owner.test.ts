import { expect, type Page, test } from '@playwright/test'
import { aContact, CARDS, chooseDay, enterCard, leaveContact, pressPay } from '#tests/support/booking-client.ts'
import { demoAddresses } from '#tests/support/demo.ts'
import { dayIn, enterVisit, makeLink, openVisit } from '#tests/support/desk-visits.ts'
import { hydrated, pageHydrated } from '#tests/support/hydrated.ts'
import { lookAt } from '#tests/support/look.ts'
import { atStripe, type DemoAccount } from '#tests/support/simulator.ts'

const PASSWORD = 'кілька випадкових слів підряд'

test('a new owner goes from signing up to the first paid booking', async ({ page, browser }) => {
  test.setTimeout(180_000)
  const { origin } = demoAddresses()
  const slug = `lileia-${Date.now()}`
  await page.goto(`${origin}/uk/sign-up`)
  await hydrated(page.getByRole('button', { name: 'Продовжити' }))
  await page.getByLabel('Ваше імʼя').fill('Лілія Гай')
  await page.getByLabel('Електронна пошта').fill(`${slug}@example.com`)
  await page.getByLabel(/^Пароль/).fill(PASSWORD)
  await page.getByRole('button', { name: 'Продовжити' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ваш салон')
  await page.getByLabel('Назва салону').fill('Лілея')
  await expect(page.getByLabel('Адреса форми')).toHaveValue('lileia')
  await page.getByLabel('Адреса форми').fill('kalyna')
  await expect(page.getByText('Таку адресу вже зайнято.')).toBeVisible()
  await page.getByLabel('Адреса форми').fill(slug)
  await expect(page.getByText('вільна', { exact: true })).toBeVisible()
  await hydrated(page.getByLabel('Країна'))
  await page.getByLabel('Країна').selectOption({ label: 'Німеччина' })
  await expect(page.getByLabel('Валюта')).toHaveValue('EUR')
  await expect(page.getByLabel('Часовий пояс')).toHaveValue('Europe/Berlin')
  await page.getByRole('button', { name: 'Далі' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Години роботи')

  // The tab is closed; in another one the set-up goes on where it stood.
  await expect(page.getByRole('button', { name: 'Далі' })).toBeEnabled()
  await page.goto(`${origin}/uk/set-up`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Години роботи')
  await hydrated(page.getByRole('checkbox', { name: 'субота' }))
  await page.getByRole('checkbox', { name: 'субота' }).check()
  await page.getByRole('checkbox', { name: 'неділя' }).check()
  await page.getByRole('button', { name: 'Далі' }).click()
  await page.getByLabel('Назва послуги').fill('Жіноча стрижка')
  await page.getByLabel(/^Ціна/).fill('45')
  await page.getByRole('button', { name: 'Далі' }).click()
  await expect(page.getByLabel('Імʼя майстра')).toHaveValue('Лілія Гай')
  await page.getByRole('button', { name: 'Відкрити салон' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Готово! До вас уже можна записатися')

  await page.getByRole('link', { name: 'Підключити Stripe' }).click()
  const stripe = await atStripe<DemoAccount>('/accounts', { country: 'DE', name: 'Lileia' })
  await hydrated(page.getByRole('button', { name: 'Зберегти' }))
  await page.getByLabel('Publishable key').fill(stripe.publishableKey)
  await page.getByRole('textbox', { name: 'Secret або restricted key' }).fill(stripe.secretKey)
  await page.getByRole('button', { name: 'Зберегти' }).click()
  await expect(page.getByText(/Збережено\. Підключено/)).toBeVisible()
  await page.getByRole('button', { name: 'Створити вебхук за мене' }).click()
  await expect(page.getByText('Вебхук налаштовано, з усіма подіями.')).toBeVisible()
  const switches = [
    page.getByRole('switch', { name: 'Оплата у формі запису' }),
    page.getByRole('switch', { name: 'Оплата візитів за посиланням' }),
  ] as const
  for (const [index, each] of switches.entries()) {
    await each.click()
    await expect(page.getByText('Збережено', { exact: true })).toHaveCount(index + 1)
  }
  const settings = page.url()
  await page.goto(settings.replace('/settings', '/terms'))
  const terms = page.getByLabel('Онлайн-оплата: Жіноча стрижка')
  await hydrated(terms)
  await terms.selectOption('required')
  await expect(page.getByRole('row').filter({ hasText: 'Жіноча стрижка' })).toContainText('щоб записатися')

  const client = await (await browser.newContext({ locale: 'uk-UA' })).newPage()
  await client.goto(`${origin}/uk/book/${slug}`)
  await client.getByRole('checkbox', { name: /Жіноча стрижка/ }).check()
  await client.getByRole('button', { name: 'Далі' }).click()
  await client.getByRole('link', { name: /Лілія Гай/ }).click()
  await chooseDay(client, 3)
  await client.locator('main a:has(time)').first().click()
  const contact = aContact()
  await leaveContact(client, contact)
  await enterCard(client, CARDS.good)
  await pressPay(client)
  await client.waitForURL(/\/done\//)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Ви записані!')

  await page.goto(settings.replace('/settings', ''))
  await expect(page.getByRole('row').filter({ hasText: contact.name })).toContainText('45,00')

  // Switched off, no link asks for money any more, those that are out included.
  const caller = aContact()
  await page.goto(`${origin}/uk/admin/${slug}/visits?day=${dayIn(100)}`)
  await enterVisit(page, caller)
  const { address } = await makeLink(await openVisit(page, caller))
  await client.goto(address)
  await expect(client.getByText('До сплати', { exact: true }).locator('..')).toContainText('45,00')
  await page.goto(settings)
  await hydrated(switches[1])
  await switches[1].click()
  await expect(page.getByText('Збережено', { exact: true })).toBeVisible()
  await client.reload()
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Зараз онлайн не оплатити')
  await client.context().close()

  // Signed in on another computer as well: from here that is ended.
  const elsewhere = await (await browser.newContext({ locale: 'uk-UA' })).newPage()
  await elsewhere.goto(`${origin}/uk/sign-in`)
  await pageHydrated(elsewhere)
  await elsewhere.getByLabel('Електронна пошта').fill(`${slug}@example.com`)
  await elsewhere.getByLabel(/^Пароль/).fill(PASSWORD)
  await elsewhere.getByRole('button', { name: 'Увійти' }).click()
  await elsewhere.waitForURL(/\/admin\//)
  await page.getByRole('link', { name: 'Мій вхід' }).click()
  const sessions = page.getByRole('region', { name: 'Де ви увійшли' })
  await expect(sessions.getByRole('button', { name: /^Вийти: / })).toHaveCount(1)
  await expect(sessions.getByText('цей пристрій')).toBeVisible()
  await lookAt(page, 'account')
  await sessions.getByRole('button', { name: 'Вийти на всіх інших' }).click()
  await expect(sessions.getByRole('button', { name: /^Вийти: / })).toHaveCount(0)
  await elsewhere.reload()
  await elsewhere.waitForURL(/sign-in/)
  await elsewhere.context().close()

  // Where the salon wants a code, keys are out of reach without one, the owner's own included.
  await page.getByRole('link', { name: 'До салону' }).click()
  await page.getByRole('link', { name: 'Доступ' }).click()
  const rule = page.getByRole('switch', { name: 'Вимагати код для ключів Stripe і повернень' })
  await hydrated(rule)
  await lookAt(page, 'people')
  await rule.click()
  await expect(page.getByText('Спершу увімкніть вхід із кодом для себе')).toBeVisible()
  const people = page.url()
  await page.getByRole('link', { name: 'Мій вхід' }).click()
  await turnOnTwoFactor(page)
  await page.goto(people)
  await hydrated(rule)
  await rule.click()
  await expect(page.getByText('Збережено', { exact: true })).toBeVisible()
  await page.goto(settings)
  await pageHydrated(page)
  await expect(page.getByLabel('Publishable key')).toHaveValue(stripe.publishableKey)
  await page.getByRole('link', { name: 'Мій вхід' }).click()
  await page.getByLabel(/^Ваш пароль/).fill(PASSWORD)
  await page.getByRole('button', { name: 'Вимкнути' }).click()
  await expect(page.getByText('Вимкнено.')).toBeVisible()
  await page.goto(settings)
  await page.waitForURL(/account\?why=two-factor/)
  await expect(page.getByText('Салон вимагає для цього вхід із кодом.')).toBeVisible()
  await page.getByRole('link', { name: 'До салону' }).click()
  await page.getByRole('link', { name: 'Історія дій' }).click()
  for (const words of [
    'Салон створено',
    'Збережено ключі Stripe',
    'Змінено умови оплати',
    'Візит записано',
    'Створено посилання на оплату',
  ]) {
    await expect(page.getByText(words).first()).toBeVisible()
  }
})

test('an invited person comes in by mail, with a code of their own, and is out when their role changes', async ({
  page,
  browser,
}) => {
  const { origin, branch, mail, admin } = demoAddresses()
  const email = `reception-${Date.now()}@example.com`
  await page.goto(`${origin}/uk/sign-in`)
  await pageHydrated(page)
  await page.getByLabel('Електронна пошта').fill(admin.email)
  await page.getByLabel(/^Пароль/).fill(admin.password)
  await page.getByRole('button', { name: 'Увійти' }).click()
  await page.waitForURL(/\/admin\/[^/]+\//)
  await page.goto(`${origin}/uk/admin/${branch}/settings/people`)
  await hydrated(page.getByLabel('Електронна пошта'))
  await page.getByLabel('Електронна пошта').fill(email)
  await page.getByRole('button', { name: 'Надіслати запрошення' }).click()
  await expect(page.getByText(email)).toBeVisible()

  const letterTo = async (subject: string) => {
    const letters: { to: { address: string }[]; subject: string; text: string }[] = await (
      await fetch(`${mail}/api/email`)
    ).json()
    const letter = letters.findLast((each) => each.to[0]?.address === email && each.subject.includes(subject))
    return letter?.text.match(/http\S+/)?.[0] ?? ''
  }
  await expect.poll(() => letterTo('запрошено')).toContain('/uk/invitation/')
  const reception = await (await browser.newContext({ locale: 'uk-UA' })).newPage()
  await reception.goto(await letterTo('запрошено'))
  await pageHydrated(reception)
  await reception.getByLabel('Ваше імʼя').fill('Роксолана Ясна')
  await reception.getByLabel(/^Пароль/).fill(PASSWORD)
  await reception.getByRole('button', { name: 'Продовжити' }).click()
  const accept = reception.getByRole('button', { name: 'Прийняти запрошення' })
  await hydrated(accept)
  await accept.click()
  await reception.waitForURL(/\/admin\/kalyna\//)
  // What the role may not do is not in the menu, and not behind its address either.
  await expect(reception.getByRole('link', { name: 'Безготівкові платежі' })).toBeVisible()
  await expect(reception.getByRole('link', { name: 'Доступ' })).toHaveCount(0)
  await reception.goto(`${origin}/uk/admin/${branch}/settings/people`)
  await expect(reception.getByText('Тут потрібні інші права')).toBeVisible()

  await reception.goto(`${origin}/uk/account`)
  await pageHydrated(reception)
  const recovery = await turnOnTwoFactor(reception)

  await page.reload()
  const role = page.getByLabel('Роль: Роксолана Ясна')
  await hydrated(role)
  await role.selectOption('staff_member')
  await expect(page.getByText('Збережено', { exact: true })).toBeVisible()
  await reception.goto(`${origin}/uk/admin/${branch}`)
  await reception.waitForURL(/sign-in/)

  await reception.getByRole('link', { name: 'Забули пароль?' }).click()
  const send = reception.getByRole('button', { name: 'Надіслати посилання' })
  await hydrated(send)
  await reception.getByLabel('Електронна пошта').fill(email)
  await send.click()
  await expect.poll(() => letterTo('Новий пароль')).toContain('/uk/reset-password')
  await reception.goto(await letterTo('Новий пароль'))
  await pageHydrated(reception)
  await reception.getByLabel(/^Новий пароль/).fill(`${PASSWORD} ще`)
  await reception.getByRole('button', { name: 'Зберегти пароль' }).click()
  await reception.waitForURL(/sign-in/)
  await reception.getByLabel('Електронна пошта').fill(email)
  await reception.getByLabel(/^Пароль/).fill(`${PASSWORD} ще`)
  await reception.getByRole('button', { name: 'Увійти' }).click()
  await reception.getByRole('button', { name: /Використати резервний код/ }).click()
  await reception.getByLabel('Резервний код').fill(recovery)
  await reception.getByRole('button', { name: 'Увійти' }).click()
  await reception.waitForURL(/\/admin\/kalyna/)
  await reception.context().close()
})

/** From now on a person signs in with a code as well; one that lets them in without their phone. */
async function turnOnTwoFactor(page: Page): Promise<string> {
  await page.getByLabel(/^Ваш пароль/).fill(PASSWORD)
  await page.getByRole('button', { name: 'Увімкнути' }).click()
  await expect(page.getByRole('img', { name: 'QR-код для застосунку' })).toBeVisible()
  const secret = (await page.locator('code').first().textContent()) ?? ''
  const recovery = (await page.locator('code').nth(1).textContent()) ?? ''
  await page.getByLabel('Код із застосунку').fill(await codeOf(secret))
  await page.getByRole('button', { name: 'Підтвердити й увімкнути' }).click()
  await expect(page.getByText('Увімкнено.')).toBeVisible()
  return recovery
}

/** The code that an authenticator app would show now. https://www.rfc-editor.org/rfc/rfc6238 */
async function codeOf(secret: string): Promise<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replaceAll('=', '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(bytes), { name: 'HMAC', hash: 'SHA-1' }, false, [
    'sign',
  ])
  const digest = Buffer.from(await crypto.subtle.sign('HMAC', key, counter))
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
