import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { admitSearching } from '#lib/http/clients/looking-client.ts'
import { queryRoute } from '#lib/http/query-route.ts'
import { SlotQuery, searchSlots } from '#lib/views/slot-search.ts'

export const GET = queryRoute({ schema: SlotQuery, admit: admitSearching }, searchSlots)

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
