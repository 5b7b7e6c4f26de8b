import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { letterPreview } from '#lib/http/pages/letter-preview.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  letterPreview(request, (await params).branch)

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
