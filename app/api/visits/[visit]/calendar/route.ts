import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { visitCalendarResponse } from '#lib/http/clients/visit-calendar.ts'

type Context = { readonly params: Promise<{ visit: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  return visitCalendarResponse((await params).visit)
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
