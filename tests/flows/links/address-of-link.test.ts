import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { addressOfLink } from '#lib/flows/links/address-of-link.ts'
import { aLink, anOpenVisit, aSalonWithLinks } from '#tests/support/links.ts'

test('a link is in its client’s language', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const { linkId } = await aLink(salon, visitId)
  await database().visit.updateMany({ where: { id: visitId }, data: { locale: 'uk' } })
  const address = await inTransaction((tx) => addressOfLink(tx, salon.owner, { linkId, visitId }))
  expect(address).toMatch(/^http:\/\/localhost:3000\/uk\/pay\/[\w-]{43}$/)
})
