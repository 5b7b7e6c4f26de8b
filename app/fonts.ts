import localFont from 'next/font/local'

// One family for the reader's own letters; the browser falls through to the other for those that are missing.
const latin = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-latin',
  display: 'swap',
})

const cyrillic = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-cyrillic',
  display: 'swap',
  adjustFontFallback: false,
})

export const fontClasses = `${latin.variable} ${cyrillic.variable}`
