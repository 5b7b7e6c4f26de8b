export const WIDGET_MODES = ['inline', 'button', 'popup'] as const

export type WidgetMode = (typeof WIDGET_MODES)[number]

export type WidgetWishes = {
  /** Our own, where the widget and the form are. */
  readonly origin: string
  readonly slug: string
  readonly mode: WidgetMode
  readonly locale: string
  /** Null is the widget's own word in the language. */
  readonly label: string | null
  /** The button's colour and the ink that can be read on it. */
  readonly look: { readonly color: string; readonly ink: string } | null
}

/** The one line that a salon pastes into its site. */
export function widgetSnippet({ origin, slug, mode, locale, label, look }: WidgetWishes): string {
  const attributes = [
    ['src', `${origin}/widget.js`],
    ['data-branch', slug],
    ['data-mode', mode],
    ['data-locale', locale],
    ...(label ? [['data-label', label]] : []),
    ...(look && mode !== 'inline'
      ? [
          ['data-color', look.color],
          ['data-ink', look.ink],
        ]
      : []),
  ]
  const written = attributes.map(([name, value = '']) => `${name}="${escaped(value)}"`).join(' ')
  return `<script ${written} defer></script>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

const escaped = (text: string) => text.replaceAll(/[&"<>]/g, (letter) => ENTITIES[letter] ?? letter)
