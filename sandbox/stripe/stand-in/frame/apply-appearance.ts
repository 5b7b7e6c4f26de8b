import type { Appearance, FontSource } from '../shared/protocol.ts'

type Variables = Readonly<Record<string, string>>

const THEMES: Readonly<Record<string, Variables>> = {
  stripe: {
    colorPrimary: '#0570de',
    colorBackground: '#ffffff',
    colorText: '#30313d',
    colorTextSecondary: '#6d6e78',
    colorTextPlaceholder: '#75767f',
    colorDanger: '#c0123c',
    colorBorder: '#e0e3e8',
    borderRadius: '5px',
  },
  night: {
    colorPrimary: '#85d996',
    colorBackground: '#30313d',
    colorText: '#ffffff',
    colorTextSecondary: '#c3c4cb',
    colorTextPlaceholder: '#a9abb5',
    colorDanger: '#ff8a9b',
    colorBorder: '#4a4c5a',
    borderRadius: '5px',
  },
  flat: {
    colorPrimary: '#0570de',
    colorBackground: '#f1f1f1',
    colorText: '#30313d',
    colorTextSecondary: '#5c5d66',
    colorTextPlaceholder: '#6b6c75',
    colorDanger: '#c0123c',
    colorBorder: 'transparent',
    borderRadius: '4px',
  },
}

const COMMON: Variables = {
  fontFamily: '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontSizeBase: '16px',
  spacingUnit: '4px',
  fontWeightNormal: '400',
  fontWeightMedium: '500',
}

const rules = new CSSStyleSheet()
document.adoptedStyleSheets.push(rules)

/** Gives the form the looks that the page asked for: theme, variables, and rules for its classes. */
export function applyAppearance(appearance: Appearance): void {
  const theme = THEMES[appearance.theme ?? 'stripe'] ?? THEMES.stripe ?? {}
  const { style } = document.documentElement
  const variables = { ...COMMON, ...theme, ...appearance.variables }
  for (const [name, value] of Object.entries(variables)) style.setProperty(`--${name}`, String(value))
  style.setProperty('color-scheme', appearance.theme === 'night' ? 'dark' : 'light')
  rules.replaceSync('')
  for (const [selector, declarations] of Object.entries(appearance.rules ?? {})) addRule(selector, declarations)
}

function addRule(selector: string, declarations: Readonly<Record<string, string>>): void {
  if (!/^[.:\w\s,>()+~-]+$/.test(selector)) return
  const index = rules.insertRule(`${selector} {}`, rules.cssRules.length)
  const rule = rules.cssRules[index]
  if (!(rule instanceof CSSStyleRule)) return
  for (const [property, value] of Object.entries(declarations)) {
    rule.style.setProperty(
      property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      value,
    )
  }
}

/** Loads the fonts of the page, which the frame does not share. */
export function loadFonts(fonts: readonly FontSource[]): void {
  for (const { cssSrc, family, src, weight } of fonts) {
    if (cssSrc && !document.querySelector(`link[href="${CSS.escape(cssSrc)}"]`)) {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = cssSrc
      document.head.append(link)
    }
    if (!family || !src) continue
    const face = new FontFace(family, src, weight ? { weight } : {})
    document.fonts.add(face)
    face.load().catch(() => console.warn(`The font ${family} could not be loaded.`))
  }
}
