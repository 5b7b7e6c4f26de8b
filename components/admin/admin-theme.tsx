'use client'

import { createTheme, type MantineColorsTuple, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'

// Shades around the product's accent; the sixth is --accent of tokens.css.
const PINE: MantineColorsTuple = [
  '#e9f7f4',
  '#d3ebe6',
  '#a5d7cc',
  '#74c3b1',
  '#4cb29b',
  '#33a78d',
  '#0b6e5f',
  '#0a6356',
  '#085649',
  '#05463b',
]

const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  colors: { pine: PINE },
  primaryColor: 'pine',
  primaryShade: { light: 6, dark: 4 },
  defaultRadius: 'md',
  autoContrast: true,
  luminanceThreshold: 0.3,
  cursorType: 'pointer',
})

type Props = { readonly nonce: string; readonly children: ReactNode }

/** Mantine with the product's own colours and type; its styles carry the page's nonce. */
export function AdminTheme({ nonce, children }: Props) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="top-right" />
      {children}
    </MantineProvider>
  )
}
