import 'server-only'
import { findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { findStaffPhoto } from '#lib/db/team/staff-photos.ts'
import { refusalResponse } from '#lib/http/refusal-response.ts'

const FILE = /^(?<hash>[0-9a-f]{32})-(?<side>256|512)\.webp$/
const SIZES: Readonly<Record<string, 'small' | 'large'>> = { 256: 'small', 512: 'large' }

/** A photo under the hash of what is in it: whoever has it once need never ask again. */
export async function answerStaffPhoto(slug: string, file: string): Promise<Response> {
  const { hash = '', side = '' } = FILE.exec(file)?.groups ?? {}
  const size = SIZES[side]
  const scope = size && (await findScopeOfForm(slug))
  const photo = scope ? await findStaffPhoto(scope, { hash, size }) : null
  if (!photo) return refusalResponse('not_found')
  return new Response(photo, {
    headers: {
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      // Opened by itself it can do nothing, whatever a decoder makes of it.
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
