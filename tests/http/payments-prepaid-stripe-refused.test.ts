import { beforeAll, expect, test, vi } from 'vitest'
import { POST } from '#app/payments/prepaid/stripe/route.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { forgetSigningSecrets } from '#lib/db/payments/signing-secrets.ts'
import { connectStripeAccount, saveSigningSecret } from '#lib/db/payments/stripe-accounts.ts'
import { log } from '#lib/log.ts'
import { queue } from '#lib/queue/queue.ts'
import { Secret } from '#lib/secret.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { BAD_BODIES } from '#tests/support/webhooks/bad-bodies.ts'
import type { Door } from '#tests/support/webhooks/bad-event.ts'
import { BAD_SIGNATURES } from '#tests/support/webhooks/bad-signatures.ts'
import { booksOf } from '#tests/support/webhooks/books.ts'
import { NOT_OURS } from '#tests/support/webhooks/not-ours.ts'

let salon: Salon
let door: Door

beforeAll(async () => {
  await queue()
  salon = await aSalon()
  door = await doorOf(salon)
})

/** A salon that has a live account too, and has changed the secret of its test account more than a day ago. */
async function doorOf({ form, stripe, stripeAccountId, signingSecret: previousSecret }: Salon): Promise<Door> {
  const secret = `whsec_${stripe.id}`
  const liveSecret = `whsec_live_${stripe.id}`
  await inTransaction(async (tx) => {
    await connectStripeAccount(tx, form, {
      ...{ stripeId: stripe.id, livemode: true, country: 'DE', defaultCurrency: 'EUR', displayName: 'Salon' },
      ...{ publishableKey: 'pk_live_of_nobody', secretKey: new Secret('sk_live_of_nobody') },
      signingSecret: new Secret(liveSecret),
    })
    await saveSigningSecret(tx, form, { id: stripeAccountId, signingSecret: new Secret(secret) })
  })
  const ended = { previousSecretEndsAt: new Date(Date.now() - 1000) }
  await database().stripeAccount.updateMany({ where: { branchId: form.branchId, livemode: false }, data: ended })
  forgetSigningSecrets()
  return { secret, previousSecret, liveSecret, apiKey: stripe.secretKey, stripeId: stripe.id }
}

const rows = [...BAD_SIGNATURES, ...BAD_BODIES, ...NOT_OURS].map(
  (row) => [row.status, row.code, row.what, row] as const,
)

test.each(rows)('%i %s for %s, one line in the log, and nothing is written', async (status, code, _, row) => {
  const before = await booksOf(salon)
  const lines = [vi.spyOn(log(), 'warn'), vi.spyOn(log(), 'error')]
  const response = await POST(row.request(door))
  expect(lines.flatMap(({ mock }) => mock.calls)).toHaveLength(1)
  expect([response.status, await response.json()]).toEqual([
    status,
    { error: { code, message: code.replaceAll('_', ' ') } },
  ])
  expect(await booksOf(salon)).toEqual(before)
})

test('the table has every answer that the door can give, and no two rows of one name', () => {
  const names = rows.map(([, , what]) => what)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(rows.map(([, code]) => code))).toEqual(
    new Set([
      ...['signature_malformed', 'signature_stale', 'signature_mismatch'],
      ...['event_malformed', 'mode_mismatch', 'account_mismatch', 'body_too_large'],
    ]),
  )
})
