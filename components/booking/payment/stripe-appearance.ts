import type { Appearance } from '@stripe/stripe-js'

/** Gives the card form the page's own colours and type, as the page has them now: light or dark, the salon's accent. */
export function stripeAppearance(): Appearance {
  const page = getComputedStyle(document.querySelector('main') ?? document.body)
  const token = (name: string) => page.getPropertyValue(name).trim()
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  return {
    theme: isDark ? 'night' : 'stripe',
    variables: {
      colorPrimary: token('--accent'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-soft'),
      colorBackground: token('--surface'),
      colorDanger: token('--danger'),
      borderRadius: token('--radius-small'),
      fontFamily: 'system-ui, sans-serif',
      fontSizeBase: '16px',
      spacingUnit: '4px',
    },
  }
}
