import type { Drawing } from '#lib/payments/reports/bar-drawing.ts'
import { DAY, tintOf } from './letter-colors.ts'
import { markup } from './markup.ts'

const FONT_SIZE = 15

/** A chart as an SVG of its own, in the colours of a letter by day; the font is named, not carried along. */
export function chartSvg(
  drawing: Drawing,
  { accent, font }: { readonly accent: string; readonly font: string },
): string {
  const { width, height, rects, lines, labels } = drawing
  const fill = { gross: tintOf(accent, DAY.card, 0.35), net: accent } as const
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${DAY.card}"/>
${lines.map(({ x1, y1, x2, y2, isZero }) => markup`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${isZero ? DAY.soft : DAY.line}"/>`)}
${rects.map(({ x, y, width: w, height: h, tone }) => markup`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="2" fill="${fill[tone]}"/>`)}
${labels.map(({ x, y, text, anchor }) => markup`<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="${font}" font-size="${FONT_SIZE}" fill="${DAY.soft}">${text}</text>`)}
</svg>`.text
}
