import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { widgetPreview } from '#lib/http/pages/widget-preview.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  widgetPreview(request, (await params).branch)

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
