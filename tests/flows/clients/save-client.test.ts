import { expect, test } from 'vitest'
import { mergeClients } from '#lib/flows/clients/merge-clients.ts'
import { type SaveClientInput, saveClient } from '#lib/flows/clients/save-client.ts'
import { aClient, aContact, aVisitOf, cardOf, clientOfVisit, logOf } from '#tests/support/clients.ts'
import { aSalon, visitOf } from '#tests/support/salon.ts'

const wishOf = (clientId: string, changes: Partial<SaveClientInput> = {}): SaveClientInput => ({
  ...{ clientId, ...aContact(), note: '', ...changes },
})

test('a card is corrected, the visits keep what they were booked with, and the log tells which fields, never what', async () => {
  const salon = await aSalon()
  const contact = aContact()
  const visitId = await aVisitOf(salon, contact)
  const clientId = await clientOfVisit(salon, visitId)
  const wish = wishOf(clientId, { phone: contact.phone, note: 'Allergic to henna' })
  expect(await saveClient(salon.owner, wish)).toEqual({ ok: true })
  expect(await cardOf(salon, clientId)).toMatchObject({ name: wish.name, email: wish.email, note: 'Allergic to henna' })
  expect(await visitOf(salon, visitId)).toMatchObject({ contactName: contact.name, contactEmail: contact.email })
  expect((await logOf(salon, 'client.changed')).map(({ details }) => details)).toEqual([{ changed: 'name,email,note' }])
  expect(await saveClient(salon.owner, wish)).toEqual({ ok: true })
  expect(await logOf(salon, 'client.changed')).toHaveLength(1)
})

test('a number is one person’s only: the other is named', async () => {
  const salon = await aSalon()
  const [first, second] = [aContact(), aContact()]
  const [firstId, secondId] = [await aClient(salon, first), await aClient(salon, second)]
  const outcome = await saveClient(salon.owner, wishOf(secondId, { phone: first.phone }))
  expect(outcome).toEqual({ ok: false, refusal: 'phone_taken', otherId: firstId })
  expect(await cardOf(salon, secondId)).toMatchObject(second)
})

test('the numbers of one person change places', async () => {
  const salon = await aSalon()
  const [kept, gone] = [aContact(), aContact()]
  const [keepId, mergeId] = [await aClient(salon, kept), await aClient(salon, gone)]
  await mergeClients(salon.owner, { keepId, mergeId })
  expect(await saveClient(salon.owner, wishOf(keepId, { phone: gone.phone }))).toEqual({ ok: true })
  expect([(await cardOf(salon, keepId)).phone, (await cardOf(salon, mergeId)).phone]).toEqual([gone.phone, kept.phone])
  expect(await clientOfVisit(salon, await aVisitOf(salon, kept))).toBe(keepId)
})

test('of two who want one number at once exactly one gets it', async () => {
  const salon = await aSalon()
  const ids = [await aClient(salon), await aClient(salon), await aClient(salon)]
  const { phone } = aContact()
  const outcomes = await Promise.all(ids.map((id) => saveClient(salon.owner, wishOf(id, { phone }))))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'phone_taken')).toHaveLength(2)
})

test('another salon’s client is not there, nor is a card that was merged', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const [keepId, mergeId] = [await aClient(salon), await aClient(salon)]
  await mergeClients(salon.owner, { keepId, mergeId })
  for (const id of [await aClient(other), mergeId, crypto.randomUUID()]) {
    expect(await saveClient(salon.owner, wishOf(id))).toEqual({ ok: false, refusal: 'client_not_found' })
  }
})
