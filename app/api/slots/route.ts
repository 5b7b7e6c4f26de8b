import { queryRoute } from '#lib/http/queries/query-route.ts'
import { rateLimit } from '#lib/http/queries/rate-limit.ts'
import { SlotQuery, searchSlots } from '#lib/views/slot-search.ts'

/** Far more than anyone who looks through the days of a salon. */
const limit = rateLimit({ points: 100, seconds: 10 })

export const GET = queryRoute({ schema: SlotQuery, limit }, searchSlots)
