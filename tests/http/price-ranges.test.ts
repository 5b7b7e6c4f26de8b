import { expect, test } from 'vitest'
import { NearestTimes } from '#app/(pay)/[locale]/book/[branch]/pay/[visit]/nearest-times.tsx'
import { OpenVisit } from '#app/(pay)/[locale]/pay/[token]/open-visit.tsx'
import { database } from '#lib/db/client.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import { invariant } from '#lib/money/invariant.ts'
import { money } from '#lib/money/money.ts'
import { findClientVisit } from '#lib/views/client-visit.ts'
import { findPayPage } from '#lib/views/links/pay-page.ts'
import { aLink, anOpenVisit, payLink, switchLinks } from '#tests/support/links.ts'
import { aHeldVisit, aSalon, letHoldRunOut } from '#tests/support/salon.ts'

const eur = (minor: number) => money(minor, 'EUR')
const RANGE = expect.stringMatching(/^€50\.00\s–\s€80\.00$/)

/** A visit of one service that costs EUR 50 to 80, with a link to pay for it. */
async function aVisitWithLink() {
  const salon = await aSalon({ formPaymentEnabled: false, service: { priceToMinor: 8000 } })
  await switchLinks(salon, true)
  const visitId = await anOpenVisit(salon)
  return { salon, visitId, link: await aLink(salon, visitId) }
}

async function sumsOf(token: string, isPaying: boolean) {
  const page = await findPayPage(token)
  invariant(page, 'the link opens')
  return OpenVisit({ visit: page.visit, now: isPaying ? eur(5000) : null, timeZone: 'Europe/Berlin' })
}

test('a payment link’s page says of a price that is only the least how much more it may become', async () => {
  const { salon, link } = await aVisitWithLink()
  expect(await sumsOf(link.token, true)).toMatchObject({
    props: {
      lines: [{ price: RANGE }],
      sums: [{}, { label: 'Total', amount: RANGE }, { label: 'To pay', amount: '€50.00', isMain: true }],
    },
  })
  await payLink(salon, link)
  const left = expect.stringMatching(/^€0\.00\s–\s€30\.00$/)
  expect(await sumsOf(link.token, false)).toMatchObject({
    props: { sums: [{}, { amount: RANGE }, { label: 'Paid already' }, { label: 'Left to pay', amount: left }] },
  })
})

test('once the visit is over its total is final', async () => {
  const { visitId, link } = await aVisitWithLink()
  expect(await findPayPage(link.token)).toMatchObject({ visit: { total: eur(5000), spread: eur(3000) } })
  await database().visit.updateMany({ where: { id: visitId }, data: { state: 'completed' } })
  expect(await findPayPage(link.token)).toMatchObject({ visit: { total: eur(5000), spread: eur(0) } })
})

test('each of the nearest free times says how much more it may become', async () => {
  const salon = await aSalon({ service: { priceToMinor: 8000 } })
  const { visitId, token } = await aHeldVisit(salon)
  await letHoldRunOut(salon, visitId)
  await expireHold(salon.form, visitId)
  const visit = await findClientVisit(token)
  invariant(visit, 'the link opens the visit')
  const detail = expect.stringMatching(/^Olena · €50\.00\s–\s€80\.00$/)
  const form = { props: { times: [{ detail }, { detail }, { detail }] } }
  expect(await NearestTimes({ visit, token })).toMatchObject({ props: { children: [form, {}] } })
})
