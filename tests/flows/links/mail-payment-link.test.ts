import { beforeAll, expect, test } from 'vitest'
import { findScopeOfPaymentLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { mailPaymentLink } from '#lib/flows/links/mail-payment-link.ts'
import { withdrawPaymentLink } from '#lib/flows/links/withdraw-payment-link.ts'
import { lettersOf, lettersWaiting, sendWaiting } from '#tests/support/letters.ts'
import { aLink, anOpenVisit, aSalonWithLinks, payLink } from '#tests/support/links.ts'
import { aMailServer, type MailServer } from '#tests/support/mail-server.ts'
import { aSalon } from '#tests/support/salon.ts'

let mails: MailServer
beforeAll(async () => {
  mails = await aMailServer()
  return () => mails.stop()
})

async function aLinkToMail(amountMinor: number | null = null) {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const email = `anna-${visitId}@example.com`
  await database().visit.updateMany({ where: { id: visitId }, data: { contactEmail: email } })
  return { salon, email, ...(await aLink(salon, visitId, amountMinor)) }
}

const KIND = { kind: 'payment_link' } as const

test('the client gets a letter with an address of its own and the sum that is open then', async () => {
  const { salon, email, linkId } = await aLinkToMail()
  expect(await mailPaymentLink(salon.owner, { linkId })).toEqual({ ok: true })
  await sendWaiting(salon, KIND)
  const [{ source } = { source: '' }] = mails.takenFor(email)
  const [, token = ''] = /en\/pay\/([\w-]{43})/.exec(source.replaceAll(/=\r\n/g, '')) ?? []
  expect(await findScopeOfPaymentLink(token)).toMatchObject({ linkId })
  expect(source).toContain('50.00')
})

test('pressed twice it is sent once; once it has gone, it can be sent again', async () => {
  const { salon, linkId, visitId } = await aLinkToMail()
  for (const _ of [1, 2, 3]) await mailPaymentLink(salon.owner, { linkId })
  expect((await lettersWaiting(salon, visitId)).filter((kind) => kind === 'payment_link')).toHaveLength(1)
  await sendWaiting(salon, KIND)
  await mailPaymentLink(salon.owner, { linkId })
  expect(await lettersOf(salon, KIND)).toMatchObject([{ state: 'sent' }, { state: 'waiting' }])
})

test('a letter that waits while its link is paid or withdrawn is not sent', async () => {
  const paid = await aLinkToMail()
  await mailPaymentLink(paid.salon.owner, paid)
  await payLink(paid.salon, paid)
  const withdrawn = await aLinkToMail(1000)
  await mailPaymentLink(withdrawn.salon.owner, withdrawn)
  await withdrawPaymentLink(withdrawn.salon.owner, withdrawn)
  for (const { salon } of [paid, withdrawn]) {
    await sendWaiting(salon, KIND)
    expect(await lettersOf(salon, KIND)).toMatchObject([{ state: 'not_needed' }])
  }
  expect(await mailPaymentLink(paid.salon.owner, paid)).toEqual({ ok: false, refusal: 'link_already_paid' })
  expect(await mailPaymentLink(withdrawn.salon.owner, withdrawn)).toEqual({ ok: false, refusal: 'link_withdrawn' })
})

test('whoever left no email is not written to, and another salon’s link is not there', async () => {
  const { salon, linkId, visitId } = await aLinkToMail()
  await database().visit.updateMany({ where: { id: visitId }, data: { contactEmail: '' } })
  expect(await mailPaymentLink(salon.owner, { linkId })).toEqual({ ok: false, refusal: 'client_without_email' })
  const foreign = await aSalon()
  expect(await mailPaymentLink(foreign.owner, { linkId })).toEqual({ ok: false, refusal: 'link_not_found' })
})

test('whoever pays by link gets a receipt', async () => {
  const { salon, ...link } = await aLinkToMail()
  await payLink(salon, link)
  expect(await lettersWaiting(salon, link.visitId)).toContain('receipt')
})
