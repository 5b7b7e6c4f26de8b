import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { eraseClient } from '#lib/flows/clients/erase-client.ts'
import { mergeClients } from '#lib/flows/clients/merge-clients.ts'
import { listClients } from '#lib/views/clients/client-list.ts'
import { aClient, aContact, aVisitOf, cardOf, clientOfVisit, endVisits, logOf } from '#tests/support/clients.ts'
import { aSalon } from '#tests/support/salon.ts'
import { whileTaken } from '#tests/support/taken-rows.ts'

test('two cards become one: visits and notes go over, and whoever books with the old number is that person', async () => {
  const salon = await aSalon()
  const { branchId, owner } = salon
  const gone = aContact()
  const [keepId, mergeId] = [await aClient(salon), await aClient(salon, gone)]
  await database().client.updateMany({ where: { branchId }, data: { note: 'Prefers mornings' } })
  expect(await mergeClients(owner, { keepId, mergeId })).toEqual({ ok: true, visits: 1 })
  expect(await database().visit.count({ where: { branchId, clientId: keepId } })).toBe(2)
  expect(await cardOf(salon, keepId)).toMatchObject({ note: 'Prefers mornings\n\nPrefers mornings' })
  expect(await clientOfVisit(salon, await aVisitOf(salon, gone))).toBe(keepId)
  expect((await logOf(salon, 'client.merged')).map(({ details }) => details)).toEqual([
    { mergedId: mergeId, visits: 1 },
  ])

  const { clients } = await listClients(owner, { text: '', after: null })
  expect(clients.map(({ id }) => id)).toEqual([keepId])
  const found = await listClients(owner, { text: gone.phone, after: null })
  expect(found.clients.map(({ id }) => id)).toEqual([keepId])
})

test('who was merged into somebody goes along when they are merged again', async () => {
  const salon = await aSalon()
  const first = aContact()
  const ids = [await aClient(salon, first), await aClient(salon), await aClient(salon)]
  const [one = '', two = '', three = ''] = ids
  await mergeClients(salon.owner, { keepId: two, mergeId: one })
  expect(await mergeClients(salon.owner, { keepId: three, mergeId: two })).toEqual({ ok: true, visits: 2 })
  expect((await cardOf(salon, one)).mergedIntoId).toBe(three)
  expect(await clientOfVisit(salon, await aVisitOf(salon, first))).toBe(three)
})

test('two people merging two cards into each other at once leave one card with everything', async () => {
  const salon = await aSalon()
  const [one, two] = [await aClient(salon), await aClient(salon)]
  const select = 'select from client where id = any ($1) order by id for no key update'
  const outcomes = await whileTaken({ select, values: [[one, two]], until: 2 }, () =>
    Promise.all([
      mergeClients(salon.owner, { keepId: one, mergeId: two }),
      mergeClients(salon.owner, { keepId: two, mergeId: one }),
    ]),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'client_not_found' })
  const staying = await database().client.findMany({ where: { branchId: salon.branchId, mergedIntoId: null } })
  expect(staying).toHaveLength(1)
  expect(await database().visit.count({ where: { branchId: salon.branchId, clientId: staying[0]?.id ?? '' } })).toBe(2)
})

test('a booking that comes in while its client is merged is the person’s who stays', async () => {
  const salon = await aSalon({ staffCount: 8 })
  const gone = aContact()
  const [keepId, mergeId] = [await aClient(salon), await aClient(salon, gone)]
  const [, ...visits] = await Promise.all([
    mergeClients(salon.owner, { keepId, mergeId }),
    ...[1, 2, 3, 4].map(() => aVisitOf(salon, gone)),
  ])
  const owners = await Promise.all(visits.map((visitId) => clientOfVisit(salon, visitId)))
  expect(new Set(owners)).toEqual(new Set([keepId]))
})

test('the database itself keeps visits with the person who stays, and cards without chains', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  const [keepId, mergeId, thirdId] = [await aClient(salon), await aClient(salon), await aClient(salon)]
  await mergeClients(salon.owner, { keepId, mergeId })
  const into = (id: string, mergedIntoId: string) =>
    database().client.update({ where: { branchId_id: { branchId, id } }, data: { mergedIntoId } })
  await expect(into(thirdId, mergeId)).rejects.toThrow('cannot be merged')
  await expect(into(keepId, thirdId)).rejects.toThrow('cannot be merged')
  await expect(into(thirdId, keepId)).rejects.toThrow('still has visits')
  await database().visit.updateMany({ where: { branchId, clientId: thirdId }, data: { clientId: mergeId } })
  expect(await database().visit.count({ where: { branchId, clientId: mergeId } })).toBe(0)
})

test('who is erased, merged already or another salon’s is not merged', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const [keepId, erasedId, mergeId] = [await aClient(salon), await aClient(salon), await aClient(salon)]
  const foreignId = await aClient(other)
  await endVisits(salon)
  await eraseClient(salon.owner, { clientId: erasedId })
  await mergeClients(salon.owner, { keepId, mergeId })
  const merge = (id: string) => mergeClients(salon.owner, { keepId, mergeId: id })
  expect(await merge(erasedId)).toEqual({ ok: false, refusal: 'client_is_erased' })
  for (const id of [mergeId, foreignId, crypto.randomUUID()]) {
    expect(await merge(id)).toEqual({ ok: false, refusal: 'client_not_found' })
  }
})
