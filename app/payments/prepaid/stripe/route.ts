import { stripeDoor } from '#lib/http/stripe-door.ts'

export const POST = stripeDoor
