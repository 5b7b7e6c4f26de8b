import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { logoResponse } from '#lib/http/pages/logo-response.ts'

type Context = { readonly params: Promise<{ branch: string; digest: string }> }

export const GET = async (_: Request, { params }: Context): Promise<Response> => logoResponse(await params)

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
