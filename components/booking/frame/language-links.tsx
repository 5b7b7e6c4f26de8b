'use client'

import { useSearchParams } from 'next/navigation'
import type { Locale } from '#lib/i18n/locales.ts'
import styles from './booking-frame.module.css'
import { addressWithQuery } from './step-address.ts'

type Props = {
  readonly label: string
  /** Each with the short name that is shown. */
  readonly languages: readonly { readonly locale: Locale; readonly name: string }[]
  readonly current: Locale
  /** The same page, without its language. */
  readonly address: string
  /** The query of the moment goes along. */
  readonly isQueryKept: boolean
}

/** The same page in each language. They are plain links: whoever has no script yet goes on, too. */
export function LanguageLinks({ label, languages, current, address, isQueryKept }: Props) {
  const query = useSearchParams()
  const same = isQueryKept ? addressWithQuery(address, query) : address
  return (
    <nav className={styles.languages} aria-label={label}>
      {languages.map(({ locale, name }) => (
        <a
          key={locale}
          href={`/${locale}${same}`}
          hrefLang={locale}
          lang={locale}
          aria-current={locale === current ? 'true' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
