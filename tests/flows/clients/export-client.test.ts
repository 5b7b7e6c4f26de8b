import { expect, test } from 'vitest'
import { eraseClient } from '#lib/flows/clients/erase-client.ts'
import { exportClient } from '#lib/flows/clients/export-client.ts'
import { mergeClients } from '#lib/flows/clients/merge-clients.ts'
import { aClient, aContact, clientOfVisit, endVisits, logOf } from '#tests/support/clients.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, visitOf } from '#tests/support/salon.ts'

test('a person’s file has who they are, what they had, what they paid and what they were told', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aPaidPayment(salon)
  const clientId = await clientOfVisit(salon, visitId)
  const other = aContact()
  await mergeClients(salon.owner, { keepId: clientId, mergeId: await aClient(salon, other) })
  const file = await exportClient(salon.owner, clientId)
  const { contactName: name, contactPhone: phone, contactEmail: email } = await visitOf(salon, visitId)
  expect(file).toMatchObject({ salon: 'Salon', client: { name, phone, email }, otherContacts: [other] })
  expect(file?.visits.find(({ contact }) => contact.phone === phone)).toMatchObject({
    ...{
      contact: { name, phone, email },
      total: '50.00 EUR',
      services: [{ service: 'Haircut', staffMember: 'Olena' }],
    },
    cardPayments: [{ state: 'paid', sum: '50.00 EUR', stripePaymentIntent: paymentIntentId }],
  })
  expect(await logOf(salon, 'client.exported')).toHaveLength(1)
})

test('another salon’s client has no file here, nor has an erased one', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const erasedId = await aClient(salon)
  await endVisits(salon)
  await eraseClient(salon.owner, { clientId: erasedId })
  for (const id of [await aClient(other), erasedId]) expect(await exportClient(salon.owner, id)).toBeNull()
  expect(await logOf(salon, 'client.exported')).toEqual([])
})
