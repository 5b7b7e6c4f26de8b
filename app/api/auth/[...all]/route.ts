import { authDoor } from '#lib/http/api/auth-door.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'

export const POST = authDoor

export const { GET, PUT, PATCH, DELETE } = wrongMethod('POST')
