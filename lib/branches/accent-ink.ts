const channel = (hex: string) => {
  const share = Number.parseInt(hex, 16) / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Ink that can be read on a branch's colour: white, or black where white would fall under a contrast of 4.5. */
export function accentInkOf(accent: string): '#ffffff' | '#000000' {
  const [red = 0, green = 0, blue = 0] = (accent.slice(1).match(/../g) ?? []).map(channel)
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#000000'
}
