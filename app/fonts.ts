import localFont from 'next/font/local'

// `optional`: the page is read in the system's letters until ours are there, and nothing ever waits for them.
// One family for the reader's own letters; the browser falls through to the other for those that are missing. The Latin
// one comes last: it brings a substitute of its own, in which no other is looked for.
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

/** The classes that put the typeface on, and the families to be fetched first: see components/ui/typeface/put-on-typeface.tsx. */
export const TYPEFACE = {
  classes: [latin.variable, cyrillic.variable],
  // The first alone: what stands in for it is one of the reader's own, and may not be there.
  families: [latin, cyrillic].flatMap(({ style }) => style.fontFamily.split(',').slice(0, 1)),
}
