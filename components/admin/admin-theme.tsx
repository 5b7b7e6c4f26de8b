'use client'

import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  MantineProvider,
  parseThemeColor,
  type VariantColorsResolver,
} from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'

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

// Shades around --danger; the sixth stands on light ground, the fourth on dark.
const BRICK: MantineColorsTuple = [
  '#fcefee',
  '#f8dcda',
  '#f3c0bb',
  '#ffcfc9',
  '#ffb4ab',
  '#cf4238',
  '#b3261e',
  '#9c1f18',
  '#851913',
  '#6b120d',
]

const FILLED: Readonly<Record<string, { readonly ground: string; readonly ink: string }>> = {
  pine: { ground: 'var(--accent)', ink: 'var(--accent-ink)' },
  red: { ground: 'var(--danger)', ink: 'var(--surface)' },
}

/** Mantine decides on a filled button's ink by its shade in the light; ours turns with the scheme. */
const filledByScheme: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  const { color } = parseThemeColor({ color: input.color ?? input.theme.primaryColor, theme: input.theme })
  const filled = input.variant === 'filled' ? FILLED[color] : undefined
  if (!filled) return colors
  const hover = `color-mix(in srgb, ${filled.ground} 88%, var(--ink))`
  return { ...colors, background: filled.ground, hover, color: filled.ink }
}

const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  colors: { pine: PINE, red: BRICK },
  primaryColor: 'pine',
  primaryShade: { light: 6, dark: 4 },
  defaultRadius: 'md',
  autoContrast: true,
  luminanceThreshold: 0.3,
  cursorType: 'pointer',
  variantColorResolver: filledByScheme,
  components: { NavLink: { styles: { root: { borderRadius: 'var(--radius-small)' } } } },
})

// Mantine's neutral shades are tokens.css's, so that form and admin are of one piece.
const TOKENS = {
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
}

const tokens: CSSVariablesResolver = () => ({ variables: {}, light: TOKENS, dark: TOKENS })

type Props = { readonly nonce: string; readonly children: ReactNode }

/** Mantine with the product's own colours and type; its styles carry the page's nonce. */
export function AdminTheme({ nonce, children }: Props) {
  // The browser holds to the nonce that the document came with; each later request has another one.
  const [documentNonce] = useState(nonce)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokens}
      defaultColorScheme="auto"
      getStyleNonce={() => documentNonce}
    >
      <Notifications position="top-right" />
      {children}
    </MantineProvider>
  )
}
