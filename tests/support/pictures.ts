import sharp from 'sharp'

type Wishes = { readonly width?: number; readonly height?: number; readonly colour?: string }

/** A picture as a browser sends it. */
export const aPhoto = async (wishes: Wishes = {}): Promise<File> => fileOf(await aPicture(wishes))

export const fileOf = (bytes: Uint8Array): File => new File([Uint8Array.from(bytes)], 'photo')

/** A photo as a camera would make it, without a face. */
export function aPicture({ width = 400, height = 300, colour = 'green' }: Wishes = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
}
