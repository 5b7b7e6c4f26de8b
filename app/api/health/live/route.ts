import { wrongMethod } from '#lib/http/api/wrong-method.ts'

export const GET = (): Response => Response.json({ ok: true })

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
