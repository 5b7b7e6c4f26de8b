// Takes so many times of the salon through the flow, some at once, and says how many a second.
import { findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { disconnectDatabase } from '#lib/db/client.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { queue, stopQueue } from '#lib/queue/queue.ts'
import { listFreeDays } from '#lib/views/free-times.ts'

const [slug = '', serviceId = ''] = process.argv.slice(2)
const AT_ONCE = 8
const WARM_UP = 200
const COUNT = 1500

await queue()
const scope = await findScopeOfForm(slug)
if (!scope) throw new Error(`there is no salon ${slug}`)
const { days } = await listFreeDays(scope, { serviceIds: [serviceId], staffMemberId: null })
// An hour and its buffer apart, as many times as there are people for each.
const starts = days.flatMap(({ starts: all }) => all.filter((_, index) => index % 5 === 0))
let next = 0
let taken = 0

async function take(until: number): Promise<void> {
  while (next < until) {
    const index = next++
    const start = starts[index % starts.length]
    if (!scope || !start) return
    const contact = { name: 'Anna', phone: `+4915${String(index).padStart(9, '0')}`, email: 'anna@example.com' }
    const { startsAt } = start
    const outcome = await bookVisit(scope, {
      serviceIds: [serviceId],
      staffMemberId: null,
      startsAt,
      locale: 'en',
      contact,
    })
    if (outcome.ok) taken += 1
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, () => take(WARM_UP)))
const before = performance.now()
taken = 0
await Promise.all(Array.from({ length: AT_ONCE }, () => take(WARM_UP + COUNT)))
const seconds = (performance.now() - before) / 1000
console.log(JSON.stringify({ perSecond: taken / seconds, share: taken / COUNT }))
await stopQueue()
await disconnectDatabase()
