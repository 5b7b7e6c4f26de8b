import { expect, test } from 'vitest'
import { audit } from '#lib/db/auditor.ts'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database, runStatement } from '#lib/db/client.ts'
import { eraseClient } from '#lib/flows/clients/erase-client.ts'
import { mergeClients } from '#lib/flows/clients/merge-clients.ts'
import { saveClient } from '#lib/flows/clients/save-client.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { answerDispute } from '#lib/flows/disputes/answer-dispute.ts'
import { aClient, aContact, aVisitOf, cardOf, clientOfVisit, endVisits, logOf } from '#tests/support/clients.ts'
import { aDisputedPayment, SOME_EVIDENCE } from '#tests/support/disputes.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, inDays, type Salon, visitOf } from '#tests/support/salon.ts'

/** Every text of the whole database that tells any of these. */
async function tracesOf(words: readonly string[]): Promise<readonly string[]> {
  const tables = await runStatement<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    [],
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await runStatement<{ row: string }>(
      `select t::text as row from ${name} t where exists (select from unnest($1::text[]) word where position(word in t::text) > 0)`,
      [words],
    )
    found.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return found
}

const UNHEARD_OF = { name: 'Kvitoslava Unheardof', phone: '+4915199990001', email: 'unheard.of@example.org' }

async function letDisputesEnd({ branchId }: Salon): Promise<void> {
  await database().dispute.updateMany({ where: { branchId }, data: { state: 'won', blocksRefunds: false } })
}

test('of an erased person no word is left in the whole database, and the money is as it was', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const { branchId, owner } = salon
  const other = { ...UNHEARD_OF, phone: '+4915199990002' }
  const { visitId, paymentId } = await aPaidPayment(salon, inDays(5))
  const clientId = await clientOfVisit(salon, visitId)
  await database().visit.updateMany({
    where: { branchId },
    data: { contactName: UNHEARD_OF.name, contactPhone: UNHEARD_OF.phone, contactEmail: UNHEARD_OF.email },
  })
  const { disputeId } = await aDisputedPayment(salon)
  await database().visit.updateMany({ where: { branchId }, data: { clientId } })
  await saveClient(owner, { clientId, ...UNHEARD_OF, note: 'Kvitoslava Unheardof likes tea' })
  const mergeId = await aClient(salon, other)
  const { id: unpaidId } = await database().visit.findFirstOrThrow({ where: { branchId, clientId: mergeId } })
  const note = 'Unheardof paid for her sister'
  await recordDeskPayment(owner, { visitId: unpaidId, method: 'cash', amountMinor: 1000, note })
  await database().visit.updateMany({
    where: { branchId, id: unpaidId },
    data: { discountMinor: 100, discountReason: 'Unheardof is a friend' },
  })
  await mergeClients(owner, { keepId: clientId, mergeId })
  await answerDispute(owner, { disputeId, evidence: { ...SOME_EVIDENCE, customerName: UNHEARD_OF.name } })
  await endVisits(salon)
  await letDisputesEnd(salon)
  const words = [...Object.values(UNHEARD_OF), other.phone, 'Unheardof']
  expect((await tracesOf(words)).length).toBeGreaterThan(3)
  const before = await database().ledgerPosting.findMany({ where: { branchId } })

  expect(await eraseClient(owner, { clientId })).toEqual({ ok: true })
  expect(await tracesOf(words)).toEqual([])
  const pseudonym = `№ ${clientId.slice(0, 6).toUpperCase()}`
  expect(await visitOf(salon, visitId)).toMatchObject({ contactName: pseudonym, contactPhone: '', contactEmail: '' })
  expect(await cardOf(salon, clientId)).toMatchObject({ name: pseudonym, email: '', note: null })
  expect(await database().ledgerPosting.findMany({ where: { branchId } })).toEqual(before)
  const key = { branchId_id: { branchId, id: paymentId } }
  expect((await database().payment.findUniqueOrThrow({ where: key })).stripePaymentIntentId).toMatch(/^pi_/)
  expect((await logOf(salon, 'client.erased')).map(({ details }) => details)).toEqual([{}])
  expect(await audit(branchId)).toEqual([])
}, 40_000)

test('their private links open nothing any more, and who books with the number again is somebody new', async () => {
  const salon = await aSalon()
  const contact = aContact()
  const { visitId, token } = await aHeldVisit(salon, { contact })
  const clientId = await clientOfVisit(salon, visitId)
  await endVisits(salon)
  expect(await eraseClient(salon.owner, { clientId })).toEqual({ ok: true })
  expect(await findScopeOfLink(token, 'manage_visit')).toBeNull()
  const again = await clientOfVisit(salon, await aVisitOf(salon, contact))
  expect(again).not.toBe(clientId)
})

test('who is still to come is not erased', async () => {
  const salon = await aSalon()
  const clientId = await clientOfVisit(salon, await aVisitOf(salon, aContact()))
  expect(await eraseClient(salon.owner, { clientId })).toEqual({ ok: false, refusal: 'client_has_visits' })
})

test('whose money has not come to rest is not erased', async () => {
  const salon = await aSalon()
  const { paymentId } = await aDisputedPayment(salon)
  const { visitId } = await database().payment.findUniqueOrThrow({
    where: { branchId_id: { branchId: salon.branchId, id: paymentId } },
  })
  await endVisits(salon)
  const clientId = await clientOfVisit(salon, visitId)
  expect(await eraseClient(salon.owner, { clientId })).toEqual({ ok: false, refusal: 'client_has_open_money' })
})

test('a booking and an erasing at once end with the person booked, or with a new one', async () => {
  const salon = await aSalon()
  const contact = aContact()
  const clientId = await aClient(salon, contact)
  const [erased, visitId] = await Promise.all([eraseClient(salon.owner, { clientId }), aVisitOf(salon, contact)])
  expect((await clientOfVisit(salon, visitId)) === clientId).toBe(!erased.ok)
  expect(await visitOf(salon, visitId)).toMatchObject({ contactName: contact.name })
})

test('two who erase at once are one act', async () => {
  const salon = await aSalon()
  const clientId = await aClient(salon)
  const outcomes = await Promise.all([1, 2].map(() => eraseClient(salon.owner, { clientId })))
  expect(outcomes).toContainEqual({ ok: true })
  expect(outcomes).toContainEqual({ ok: false, refusal: 'client_is_erased' })
  expect(await logOf(salon, 'client.erased')).toHaveLength(1)
})

test('the database itself writes nothing of an erased person again, and keeps their pseudonym', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  const clientId = await aClient(salon)
  await eraseClient(salon.owner, { clientId })
  const visits = { where: { branchId, clientId } }
  await expect(database().visit.updateMany({ ...visits, data: { contactName: 'Anna' } })).rejects.toThrow('is gone')
  const key = { branchId_id: { branchId, id: clientId } }
  await expect(database().client.update({ where: key, data: { email: 'a@b.de' } })).rejects.toThrow('client_erased')
})

test('another salon’s client is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const clientId = await aClient(other)
  expect(await eraseClient(salon.owner, { clientId })).toEqual({ ok: false, refusal: 'client_not_found' })
})
