import { expect, test } from 'vitest'
import { listFrameOrigins } from '#lib/db/branch-forms.ts'
import { addSite } from '#lib/flows/booking-form/add-site.ts'
import { removeSite } from '#lib/flows/booking-form/remove-site.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a removed site shows the form no more, and nobody removes another salon’s', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const added = await addSite(salon.owner, { address: 'salon.example' })
  invariant(added.ok, 'it is a site')
  const siteId = added.site.id
  expect(await removeSite(other.owner, { siteId })).toEqual({ ok: false, refusal: 'not_found' })
  expect(await listFrameOrigins(salon.slug)).toHaveLength(1)
  expect(await removeSite(salon.owner, { siteId })).toEqual({ ok: true })
  expect(await listFrameOrigins(salon.slug)).toEqual([])
  expect(await removeSite(salon.owner, { siteId })).toEqual({ ok: false, refusal: 'not_found' })
})
