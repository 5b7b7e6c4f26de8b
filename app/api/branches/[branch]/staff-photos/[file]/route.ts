import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { answerStaffPhoto } from '#lib/http/clients/staff-photo.ts'

type Context = { readonly params: Promise<{ branch: string; file: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { branch, file } = await params
  return answerStaffPhoto(branch, file)
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
