import { authentication } from '#lib/auth/auth.ts'

export const POST = (request: Request): Promise<Response> => authentication().handler(request)
