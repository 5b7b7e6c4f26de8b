import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { readinessResponse } from '#lib/http/readiness.ts'

export const dynamic = 'force-dynamic'

export const GET = readinessResponse

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
