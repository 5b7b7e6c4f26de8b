const BLACK = 0
const WHITE = 255
const TEXT_CONTRAST = 4.5
/** Of what is no text: buttons, borders, the ring of the focus. https://www.w3.org/TR/WCAG22/#non-text-contrast */
const SHAPE_CONTRAST = 3
const STEPS = 40

type Rgb = readonly number[]

const rgbOf = (hex: string): Rgb => (hex.slice(1).match(/../g) ?? []).map((part) => Number.parseInt(part, 16))
const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

function luminanceOf(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrastOf(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((left, right) => left - right)
  return (light + 0.05) / (dark + 0.05)
}

/** Ink that can be read on a branch's colour: white, or black where white would fall under a contrast of 4.5. */
export function accentInkOf(accent: string): '#ffffff' | '#000000' {
  return contrastOf(rgbOf(accent), rgbOf('#ffffff')) >= TEXT_CONTRAST ? '#ffffff' : '#000000'
}

/** A branch's colour as it can be seen on a ground: its own, or as little lighter or darker as it takes. */
export function accentOn(ground: string, accent: string): string {
  const own = rgbOf(accent)
  const end = luminanceOf(rgbOf(ground)) < 0.5 ? WHITE : BLACK
  const shades = Array.from({ length: STEPS + 1 }, (_, step) => own.map((part) => part + ((end - part) * step) / STEPS))
  return hexOf(shades.find((shade) => contrastOf(shade, rgbOf(ground)) >= SHAPE_CONTRAST) ?? own)
}
