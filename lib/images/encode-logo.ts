import 'server-only'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { isPicture } from './picture-format.ts'

export type EncodedLogo = {
  readonly image: Uint8Array<ArrayBuffer>
  /** SHA-256 of the image. */
  readonly digest: string
  readonly width: number
  readonly height: number
}

const MOST_PIXELS_A_SIDE = 512
const MOST_PIXELS_READ = 40_000_000

/** Draws a picture anew, as WebP of 512 pixels a side at most, with nothing hidden in it. Null for what is no picture. */
export async function encodeLogo(bytes: Uint8Array): Promise<EncodedLogo | null> {
  if (!isPicture(bytes)) return null
  const drawn = await sharp(bytes, { limitInputPixels: MOST_PIXELS_READ, failOn: 'error', pages: 1 })
    .rotate()
    .resize(MOST_PIXELS_A_SIDE, MOST_PIXELS_A_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 88, alphaQuality: 90 })
    .toBuffer({ resolveWithObject: true })
    // A file that begins like a picture and cannot be drawn is not one: an expected no, not a breakdown.
    .catch(() => null)
  if (!drawn) return null
  const image = Uint8Array.from(drawn.data)
  const { width, height } = drawn.info
  return { image, width, height, digest: createHash('sha256').update(image).digest('hex') }
}
