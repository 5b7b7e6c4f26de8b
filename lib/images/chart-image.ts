import 'server-only'
import { join } from 'node:path'
import sharp from 'sharp'

/** The font in which a chart's words are drawn, whatever the machine has: a server often has none at all. */
export const CHART_FONT = 'Inter'

// Resolved by hand: the bundler must not make an asset of the browser's of it.
const FONT_FILE = join(process.cwd(), 'node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')
// Twice as fine as it is shown, for the screens of phones.
const DENSITY = 144

let fontReady: Promise<unknown> | undefined

/** A chart as a PNG: mail programs show no SVG. */
export async function chartImage(svg: string): Promise<Buffer> {
  // A file that sharp has once written with stays known to whatever it draws later.
  fontReady ??= sharp({ text: { text: 'x', font: CHART_FONT, fontfile: FONT_FILE } })
    .raw()
    .toBuffer()
  await fontReady
  return sharp(Buffer.from(svg), { density: DENSITY }).png({ palette: true }).toBuffer()
}
