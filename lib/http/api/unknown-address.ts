import 'server-only'
import { refusalResponse } from '#lib/http/refusal-response.ts'

/** What machines are told at an address where nothing is, whatever they want to do there. */
const refuse = (): Response => refusalResponse('not_found')

export const unknownAddress = { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse }
