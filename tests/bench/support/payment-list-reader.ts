// Reads the payments as their page does, case by case, and prints how long each reading took. In a process of its own,
// because the rooms it imports are the server's.

import { findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { disconnectDatabase } from '#lib/db/client.ts'
import { paymentFilterFrom } from '#lib/views/payments/payment-filter.ts'
import { listPayments } from '#lib/views/payments/payment-list.ts'

const [slug = '', cases = '[]'] = process.argv.slice(2)
const READINGS = 60

const scope = await findScopeOfForm(slug)
if (!scope) throw new Error(`there is no salon ${slug}`)

const found: Record<string, { readonly count: number; readonly times: readonly number[] }> = {}
for (const { name, query, after } of JSON.parse(cases)) {
  const filter = paymentFilterFrom(query)
  const read = () => listPayments(scope, filter, { after: after ?? null })
  const { payments } = await read()
  const times: number[] = []
  for (let reading = 0; reading < READINGS; reading += 1) {
    const startedAt = performance.now()
    await read()
    times.push(performance.now() - startedAt)
  }
  found[name] = { count: payments.length, times }
}
console.log(JSON.stringify(found))
await disconnectDatabase()
