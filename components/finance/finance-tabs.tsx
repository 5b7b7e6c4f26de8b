'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import styles from './finance-tabs.module.css'

type Props = {
  readonly label: string
  readonly tabs: readonly { readonly href: string; readonly label: string }[]
}

/** The parts of Cashless payments. Each is an address of its own. */
export function FinanceTabs({ label, tabs }: Props) {
  const path = usePathname()
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ href, label: name }) => (
        <Link key={href} href={href} prefetch={false} aria-current={path === href ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
