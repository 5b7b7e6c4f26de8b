import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { invariant } from '#lib/money/invariant.ts'
import { listClients } from '#lib/views/clients/client-list.ts'
import { findClientPage } from '#lib/views/clients/client-page.ts'
import { findClients } from '#lib/views/visits/client-search.ts'
import { aClient, aContact, aVisitOf, clientOfVisit, endVisits } from '#tests/support/clients.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'

const PEOPLE = [
  ['Юлія Щербак', '+380501234567', 'yulia@example.com'],
  ['Olga Kowalska', '+48512345678', 'olga@example.pl'],
  ['Мар’яна Їжак', '+380671112233', 'maryana_10%@example.com'],
  ['Łukasz Wójcik', '+48600700800', 'lw@example.pl'],
] as const

const salon = aSalon().then(async (made) => {
  await database().client.createMany({
    data: PEOPLE.map(([name, phone, email]) => ({ branchId: made.branchId, name, phone, email, locale: 'uk' })),
  })
  return made
})

const found = async (text: string, of?: Salon) => {
  const { clients } = await listClients((of ?? (await salon)).owner, { text, after: null })
  return clients.map(({ name }) => name.split(' ')[0])
}

test.each([
  ['Юлія', ['Юлія']],
  ['yulia', ['Юлія']],
  ['JULIA', ['Юлія']],
  ['щербак юл', ['Юлія']],
  ['Ольга', ['Olga']],
  ['ковальська', ['Olga']],
  ['коwal', ['Olga']],
  ['mariana', ['Мар’яна']],
  ["Мар'яна", ['Мар’яна']],
  ['lukasz', ['Łukasz']],
  ['Войцік', []],
  ['wojcik', ['Łukasz']],
  ['+38 (050) 123-45-67', ['Юлія']],
  ['050 123', ['Юлія']],
  ['00380501234567', ['Юлія']],
  ['512 345', ['Olga']],
  ['example.PL', ['Olga', 'Łukasz']],
  ['10%', ['Мар’яна']],
  ['_', ['Мар’яна']],
  ['\\', []],
  ['nobody', []],
])('staff look for “%s”', async (text, names) => {
  expect((await found(text)).toSorted()).toEqual([...names].toSorted())
})

test('clients stand in the order of the alphabet, page by page, and none twice', async () => {
  const { owner } = await salon
  const names: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listClients>> = await listClients(owner, { text: '', after, size: 3 })
    names.push(...page.clients.map(({ name }) => name))
    after = page.next
  } while (after)
  expect(names.map((name) => name.split(' ')[0])).toEqual(['Мар’яна', 'Юлія', 'Łukasz', 'Olga'])
})

test('another salon’s clients are nobody’s business', async () => {
  expect(await found('Юлія', await aSalon())).toEqual([])
})

test('sums are what the ledger and the desk say, visits and no-shows what became of them', async () => {
  const own = await aSalon()
  const { branchId, owner } = own
  const { visitId, paymentId } = await aPaidPayment(own)
  const clientId = await clientOfVisit(own, visitId)
  const refunded = await refundPayment(owner, { paymentId, amountMinor: 2000, reason: 'requested_by_client' })
  invariant(refunded.ok, 'there is as much')
  await sendRefund(owner, refunded.refundId)
  const {
    contactName: name,
    contactPhone: phone,
    contactEmail: email,
  } = await database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId, id: visitId } },
  })
  const [atDesk, missed] = [await aVisitOf(own, { name, phone, email }), await aVisitOf(own, { name, phone, email })]
  await endVisits(own)
  await recordDeskPayment(owner, { visitId: atDesk, method: 'cash', amountMinor: 1500, note: '' })
  const past = { startsAt: inDays(-10), endsAt: inDays(-10, 13) }
  await database().visit.updateMany({ where: { branchId, id: atDesk }, data: past })
  await database().visit.updateMany({ where: { branchId, id: missed }, data: { state: 'no_show' } })
  const page = await findClientPage(owner, { clientId, after: null })
  expect(page?.stats).toMatchObject({
    ...{ visits: 1, noShows: 1, canceled: 0, lastVisitAt: inDays(-10) },
    sums: [
      { isTest: false, paid: { amountMinor: 1500, currency: 'EUR' }, returned: { amountMinor: 0 } },
      { isTest: true, paid: { amountMinor: 5000, currency: 'EUR' }, returned: { amountMinor: 2000 } },
    ],
  })
  expect(page?.payments).toMatchObject([
    { id: paymentId, amount: { amountMinor: 5000 }, returned: { amountMinor: 2000 } },
  ])
  expect(page?.visits).toHaveLength(3)
})

test('whoever may be the same person is shown, by a name that sounds alike or by their address', async () => {
  const own = await aSalon()
  const [first, second, third] = [
    await aClient(own, aContact({ name: 'Юлія Щербак', email: 'one@example.com' })),
    await aClient(own, aContact({ name: 'Yulia Shcherbak', email: 'two@example.com' })),
    await aClient(own, aContact({ name: 'Ю. Щ.', email: 'ONE@example.com' })),
  ]
  const page = await findClientPage(own.owner, { clientId: first, after: null })
  expect(page?.alike.map(({ id }) => id).toSorted()).toEqual([second, third].toSorted())
})

test('who books a client by phone finds them as the list does, each person once, who came last first', async () => {
  const own = await aSalon()
  const { branchId } = own
  const card = (name: string, phone: string) => ({ branchId, name, phone, email: '', locale: 'uk' })
  const once = await aClient(own, aContact({ name: 'Соломія Коваль', phone: '+4915112300001' }))
  const person = await database().client.create({ data: card('Соломія Бондар', '+4915112300002') })
  await database().client.create({ data: { ...card('Соля', '+4915112300003'), mergedIntoId: person.id } })
  const look = async (text: string) => (await findClients(own.owner, { text })).clients.map(({ id }) => id)
  expect(await look('solomiya')).toEqual([once, person.id])
  expect(await look('бондар сол')).toEqual([person.id])
  expect(await look('0151 123 00 001')).toEqual([once])
  expect(await look('+49 151 12300003')).toEqual([person.id])
  expect((await findClients((await aSalon()).owner, { text: 'solomiya' })).clients).toEqual([])
})
