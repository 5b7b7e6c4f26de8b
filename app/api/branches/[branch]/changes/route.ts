import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { changeStream } from '#lib/http/live/change-stream.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return changeStream(request, (await params).branch)
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
