import { expect, test } from 'vitest'
import PayPage from '#app/(pay)/[locale]/book/[branch]/pay/[visit]/page.tsx'
import DonePage from '#app/(site)/[locale]/book/[branch]/done/[visit]/page.tsx'
import { syncReturningClient } from '#lib/http/clients/returning-client.ts'
import { syncReturningPayer } from '#lib/http/links/open-payer.ts'
import { aLink, anOpenVisit, aSalonWithLinks, confirmIntent, intentOf, pressPay } from '#tests/support/links.ts'
import { aChargedPayment, aStartedPayment, paymentOfVisit, type StartedPayment } from '#tests/support/payments.ts'
import { aSalon, letHoldRunOut, type Salon, visitOf } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

const stripeIsSilent = ({ stripe }: Salon) =>
  control('/troubles', { account: stripe.id, kind: 'rate_limit', when: 'before', times: 1 })

const open = (page: typeof PayPage, { slug: branch }: Salon, { token: visit }: StartedPayment) =>
  page({
    params: Promise.resolve({ locale: 'en', branch, visit }),
    searchParams: Promise.resolve({}),
  })

/** Where a page leads on to, as Next says it. */
const leadingTo = ({ slug }: Salon, step: 'pay' | 'done', { token }: StartedPayment) =>
  expect.objectContaining({ digest: expect.stringContaining(`/en/book/${slug}/${step}/${token};`) })

test('while Stripe is silent, a client who comes back is shown what the books know, and Stripe is asked again', async () => {
  const salon = await aSalon()
  const paid = await aChargedPayment(salon)
  await stripeIsSilent(salon)
  expect(await open(DonePage, salon, paid)).toBeTruthy()
  expect(await visitOf(salon, paid.visitId)).toMatchObject({ state: 'on_hold' })
  expect(await open(DonePage, salon, paid)).toBeTruthy()
  expect(await visitOf(salon, paid.visitId)).toMatchObject({ state: 'booked' })
})

test('while Stripe is silent, nobody is told of a hold that has run out that nothing was charged', async () => {
  const salon = await aSalon()
  const paid = await aChargedPayment(salon)
  await letHoldRunOut(salon, paid.visitId)
  await stripeIsSilent(salon)
  await expect(open(PayPage, salon, paid)).rejects.toEqual(leadingTo(salon, 'done', paid))
  expect(await visitOf(salon, paid.visitId)).toMatchObject({ state: 'on_hold' })
})

test('a hold that has run out while Stripe knows of no money is over', async () => {
  const salon = await aSalon()
  const started = await aStartedPayment(salon)
  await letHoldRunOut(salon, started.visitId)
  expect(await open(PayPage, salon, started)).toBeTruthy()
})

test('while Stripe is silent, whoever comes back to a link waits, and is thanked when it answers', async () => {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const link = await aLink(salon, visitId)
  await pressPay(link)
  await confirmIntent(salon, await intentOf(salon, visitId))
  await stripeIsSilent(salon)
  await syncReturningPayer(link.token)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'awaiting' })
  await syncReturningPayer(link.token)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid' })
})

test('a token that opens nothing asks Stripe nothing', async () => {
  expect(await syncReturningClient('x'.repeat(43))).toBe('known')
})
