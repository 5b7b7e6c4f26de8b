import { expect, test } from 'vitest'
import { refundAction } from '#app/(staff)/[locale]/admin/[branch]/finance/cashless-payments/actions.ts'
import { database } from '#lib/db/client.ts'
import { comesWith } from '#tests/support/next-request.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aMember, signedIn } from '#tests/support/people.ts'
import { aSalon } from '#tests/support/salon.ts'

const OURS = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
const HOUR_MS = 3_600_000

test('403 sign_in_stale for a thousand at a screen that was left open; a little less is given back', async () => {
  const salon = await aSalon({ service: { priceFromMinor: 250_000 } })
  const { paymentId } = await aPaidPayment(salon)
  const owner = await aMember(salon, 'owner')
  comesWith(new Headers({ ...OURS, ...(await signedIn(owner)) }))
  const refund = (amountMinor: number) =>
    refundAction(salon.slug, { paymentId, amountMinor, reason: 'requested_by_client' })
  const createdAt = new Date(Date.now() - HOUR_MS)
  await database().session.updateMany({ where: { userId: owner.userId }, data: { createdAt } })
  expect(await refund(100_000)).toEqual({ ok: false, refusal: 'sign_in_stale' })
  expect(await refund(99_999)).toMatchObject({ ok: true })

  comesWith(new Headers({ ...OURS, ...(await signedIn(owner)) }))
  expect(await refund(100_000)).toMatchObject({ ok: true })
})
