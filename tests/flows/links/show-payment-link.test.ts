import { expect, test } from 'vitest'
import { findScopeOfPaymentLink } from '#lib/db/branch-scopes.ts'
import { showPaymentLink } from '#lib/flows/links/show-payment-link.ts'
import { withdrawPaymentLink } from '#lib/flows/links/withdraw-payment-link.ts'
import { aLink, anOpenVisit, aSalonWithLinks, payLink } from '#tests/support/links.ts'
import { aSalon } from '#tests/support/salon.ts'

test('another address of a link opens the same, and the first stays good', async () => {
  const salon = await aSalonWithLinks()
  const { linkId, token } = await aLink(salon, await anOpenVisit(salon))
  const shown = await showPaymentLink(salon.owner, { linkId })
  const other = (shown.ok && shown.address.split('/').at(-1)) || ''
  expect(other).not.toBe(token)
  expect(await findScopeOfPaymentLink(other)).toMatchObject({ linkId })
  expect(await findScopeOfPaymentLink(token)).toMatchObject({ linkId })
})

test('a link that is paid or withdrawn is not shown again, and another salon’s is not there', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const [paid, withdrawn] = [await aLink(salon, visitId, 1000), await aLink(salon, visitId, 2000)]
  await payLink(salon, paid, 1000)
  await withdrawPaymentLink(salon.owner, { linkId: withdrawn.linkId })
  const show = (linkId: string) => showPaymentLink(salon.owner, { linkId })
  expect(await show(paid.linkId)).toEqual({ ok: false, refusal: 'link_already_paid' })
  expect(await show(withdrawn.linkId)).toEqual({ ok: false, refusal: 'link_withdrawn' })
  const foreign = await aSalon()
  const outcome = await showPaymentLink(foreign.owner, { linkId: paid.linkId })
  expect(outcome).toEqual({ ok: false, refusal: 'link_not_found' })
})
