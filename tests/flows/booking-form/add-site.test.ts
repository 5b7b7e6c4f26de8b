import { expect, test } from 'vitest'
import { listFrameOrigins } from '#lib/db/branch-forms.ts'
import { database } from '#lib/db/client.ts'
import { addSite } from '#lib/flows/booking-form/add-site.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a site that is added may show the form, and the log tells who added it', async () => {
  const salon = await aSalon()
  const outcome = await addSite(salon.owner, { address: 'www.salon.example/contacts' })
  expect(outcome).toMatchObject({ ok: true, site: { origin: 'https://www.salon.example' } })
  expect(await listFrameOrigins(salon.slug)).toEqual(['https://www.salon.example'])
  const [entry] = await database().auditEntry.findMany({ where: { branchId: salon.branchId, action: 'site.added' } })
  expect(entry).toMatchObject({ actorKind: 'user', details: { origin: 'https://www.salon.example' } })
})

test('a site stands on the list once, and what is no site does not get there', async () => {
  const salon = await aSalon()
  await addSite(salon.owner, { address: 'salon.example' })
  expect(await addSite(salon.owner, { address: 'https://salon.example' })).toMatchObject({
    refusal: 'site_already_listed',
  })
  expect(await addSite(salon.owner, { address: 'https://*.example' })).toMatchObject({ refusal: 'site_malformed' })
})

test('however many people add at once, twenty sites are the most', async () => {
  const salon = await aSalon()
  const outcomes = await Promise.all(
    Array.from({ length: 23 }, (_, index) => addSite(salon.owner, { address: `site-${index}.example` })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20)
  expect(await listFrameOrigins(salon.slug)).toHaveLength(20)
})

test('the database itself takes nothing into a policy that is no origin', async () => {
  const salon = await aSalon()
  for (const origin of [
    '*',
    "https://a.example; script-src 'unsafe-inline'",
    'http://a.example',
    'https://a.example/',
  ]) {
    await expect(database().branchSite.create({ data: { branchId: salon.branchId, origin } })).rejects.toThrow()
  }
})
