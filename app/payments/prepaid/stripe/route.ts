import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { stripeDoor } from '#lib/http/stripe-door.ts'

export const POST = stripeDoor

export const { GET, PUT, PATCH, DELETE } = wrongMethod('POST')
