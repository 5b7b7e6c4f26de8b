import localFont from 'next/font/local'

// `optional`: who comes for the first time on a slow network reads the system's letters, and nothing jumps when ours
// arrive; from the next page on they are there.
// One family for the reader's own letters; the browser falls through to the other for those that are missing.
const latin = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-latin',
  display: 'optional',
  preload: false,
})

const cyrillic = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-cyrillic',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
})

export const fontClasses = `${latin.variable} ${cyrillic.variable}`
