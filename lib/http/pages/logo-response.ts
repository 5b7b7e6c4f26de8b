import 'server-only'
import { findLogoImage } from '#lib/db/branch-forms.ts'
import { refusalResponse } from '#lib/http/refusal-response.ts'

const DIGEST = /^([0-9a-f]{64})\.webp$/

/** A salon's logo. Its address holds its digest: what a browser has once it need never ask for again. */
export async function logoResponse(asked: { readonly branch: string; readonly digest: string }): Promise<Response> {
  const [, digest] = DIGEST.exec(asked.digest) ?? []
  const image = digest ? await findLogoImage(asked.branch, digest) : null
  if (!image) return refusalResponse('not_found')
  return new Response(image, {
    headers: {
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      // Opened by itself it can do nothing, whatever a decoder makes of it.
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
