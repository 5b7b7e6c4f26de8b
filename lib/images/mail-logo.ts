import 'server-only'
import sharp from 'sharp'

/** A salon's logo for mails, as PNG: some mail programs know no WebP. */
export function mailLogo(image: Uint8Array): Promise<Buffer> {
  return sharp(image).png({ palette: true, quality: 90 }).toBuffer()
}
