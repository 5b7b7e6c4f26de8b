'use client'

import { usePathname } from 'next/navigation'
import { Link } from '#components/ui/links/link.tsx'
import styles from './finance-tabs.module.css'

type Props = {
  readonly label: string
  readonly tabs: readonly { readonly href: string; readonly label: string }[]
}

/** The parts of a section of Finance. Each is an address of its own. */
export function FinanceTabs({ label, tabs }: Props) {
  const path = usePathname()
  // A payment's own page is a part of the payments.
  const current = tabs
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((left, right) => right.href.length - left.href.length)[0]
  function currentOf(href: string): 'page' | 'true' | undefined {
    if (href !== current?.href) return undefined
    return path === href ? 'page' : 'true'
  }
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ href, label: name }) => (
        <Link key={href} href={href} aria-current={currentOf(href)}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
