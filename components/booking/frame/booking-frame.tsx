import { useLocale, useTranslations } from 'next-intl'
import type { CSSProperties, ReactNode } from 'react'
import { TestModeMark } from '#components/ui/test-mode-mark.tsx'
import { accentInkOf, accentOn } from '#lib/branches/accent-ink.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import styles from './booking-frame.module.css'
import { HostMessages } from './host-messages.tsx'
import { LanguageLinks } from './language-links.tsx'

type Props = {
  readonly branch: {
    readonly name: string
    readonly address: string | null
    readonly accent: string | null
    readonly isTestMode: boolean
    /** Null where the salon has none. */
    readonly logo: { readonly href: string; readonly width: number; readonly height: number } | null
  }
  /** The same page in another language: its address without the language. */
  readonly address: string
  /** What stands in the query belongs to the page, also what has been chosen since it came. */
  readonly isQueryKept?: boolean
  readonly children: ReactNode
}

const CONTENT_ID = 'booking'

/** `Укр`, `Eng`: each language's own name for itself, as it begins. */
function shortNameOf(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1, 3)
}

// The surfaces of app/tokens.css, by day and by night.
const DAY = '#ffffff'
const NIGHT = '#181f1c'

type AccentStyle = CSSProperties & Readonly<Record<`--${'day' | 'night'}-${'accent' | 'ink'}`, string>>

function accentStyle(accent: string): AccentStyle {
  const [day, night] = [accentOn(DAY, accent), accentOn(NIGHT, accent)]
  return {
    '--day-accent': day,
    '--day-ink': accentInkOf(day),
    '--night-accent': night,
    '--night-ink': accentInkOf(night),
  }
}

/** The salon's name above every step of the form, in the salon's colour. */
export function BookingFrame({ branch, address, isQueryKept = false, children }: Props) {
  const t = useTranslations('ui')
  const current = useLocale()
  const own = branch.accent ? { style: accentStyle(branch.accent), 'data-accent': '' } : {}
  return (
    <div id={CONTENT_ID} className={styles.frame} {...own}>
      <HostMessages contentId={CONTENT_ID} />
      {branch.isTestMode && <TestModeMark />}
      <header className={styles.header}>
        <div className={styles.salon}>
          {branch.logo && (
            // The salon's name stands beside it.
            // biome-ignore lint/performance/noImgElement: it has its final size and place already.
            <img
              className={styles.logo}
              src={branch.logo.href}
              width={branch.logo.width}
              height={branch.logo.height}
              alt=""
            />
          )}
          <div>
            <p className={styles.name}>{branch.name}</p>
            {branch.address && <p className={styles.address}>{branch.address}</p>}
          </div>
        </div>
        <LanguageLinks
          label={t('language')}
          languages={LOCALES.map((locale) => ({ locale, name: shortNameOf(locale) }))}
          current={current}
          address={address}
          isQueryKept={isQueryKept}
        />
      </header>
      {children}
    </div>
  )
}
