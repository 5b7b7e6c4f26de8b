import 'server-only'
import sharp from 'sharp'
import { isPicture } from './picture-format.ts'

/** A square of a portrait for each place where it is shown, in WebP. */
export type Portrait = { readonly small: Buffer; readonly large: Buffer }

const SIDES = { small: 256, large: 512 }
const MOST_PIXELS = 50_000_000

/** Encodes an uploaded picture anew, upright, square and without what its camera wrote into it; null for no picture. */
export async function portraitFrom(bytes: Uint8Array): Promise<Portrait | null> {
  if (!isPicture(bytes)) return null
  const [small, large] = await Promise.all([squareOf(bytes, SIDES.small), squareOf(bytes, SIDES.large)])
  return small && large && { small, large }
}

function squareOf(bytes: Uint8Array, side: number): Promise<Buffer | null> {
  const square = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize(side, side, { fit: 'cover', position: 'attention' })
    .webp({ quality: 82 })
  // Whatever sharp cannot read is not a picture, which is an expected no.
  return square.toBuffer().catch(() => null)
}
