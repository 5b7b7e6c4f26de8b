// Opens a salon for each Stripe account that it reads from standard input, as JSON, and connects it. In a process of its
// own, because the rooms it imports are the server's.
import { text } from 'node:stream/consumers'
import * as z from 'zod'
import { findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { disconnectDatabase, inTransaction, type Transaction } from '#lib/db/client.ts'
import { connectStripeAccount } from '#lib/db/payments/stripe-accounts.ts'
import { Secret } from '#lib/secret.ts'

const Accounts = z.array(
  z.object({
    ...{ id: z.string(), country: z.string(), currency: z.string(), publishableKey: z.string() },
    ...{ secretKey: z.string(), signingSecret: z.string() },
  }),
)

type Account = z.infer<typeof Accounts>[number]

const slugOf = ({ id }: Account) => `bench-${id.toLowerCase().replaceAll('_', '-')}`

async function openSalon(tx: Transaction, account: Account): Promise<void> {
  const { country } = account
  const currency = account.currency.toUpperCase()
  const place = { slug: slugOf(account), name: 'Bench', country, currency, timeZone: 'UTC', locale: 'en' }
  const { id: branchId } = await tx.branch.create({ data: place })
  await tx.paymentTerms.create({ data: { branchId, currency } })
  const { id: categoryId } = await tx.serviceCategory.create({ data: { branchId, name: 'Hair' } })
  const { id: staffMemberId } = await tx.staffMember.create({ data: { branchId, name: 'Somebody' } })
  const service = { name: 'Cut', durationMinutes: 60, priceFromMinor: 5000, currency }
  const { id: serviceId } = await tx.service.create({ data: { branchId, categoryId, ...service } })
  await tx.staffService.create({ data: { branchId, staffMemberId, serviceId } })
}

async function connect(tx: Transaction, account: Account): Promise<void> {
  const scope = await findScopeOfForm(slugOf(account))
  if (!scope) throw new Error(`the salon of ${account.id} was just opened`)
  await connectStripeAccount(tx, scope, {
    stripeId: account.id,
    livemode: false,
    country: account.country,
    defaultCurrency: account.currency.toUpperCase(),
    displayName: 'Bench',
    publishableKey: account.publishableKey,
    secretKey: new Secret(account.secretKey),
    signingSecret: new Secret(account.signingSecret),
  })
}

for (const account of Accounts.parse(JSON.parse(await text(process.stdin)))) {
  await inTransaction((tx) => openSalon(tx, account))
  await inTransaction((tx) => connect(tx, account))
}
await disconnectDatabase()
