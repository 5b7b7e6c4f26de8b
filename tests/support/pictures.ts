import sharp from 'sharp'

type Wishes = { readonly width?: number; readonly height?: number; readonly colour?: string }

/** A photo as a camera would make it, without a face. */
export function aPicture({ width = 400, height = 300, colour = 'green' }: Wishes = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
}
