import { useLocale } from 'next-intl'
import { Link } from '#components/ui/links/link.tsx'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import styles from './cash-flow.module.css'

type Props = {
  readonly amount: Money
  /** Null where they stand on no page of their own. */
  readonly href: string | null
}

/** A figure that opens the movements behind it. Behind nothing there are none. */
export function FigureLink({ amount, href }: Props) {
  const text = formatMoney(amount, useLocale())
  if (amount.amountMinor === 0) return <span className={styles.soft}>{text}</span>
  if (href === null) return <>{text}</>
  return (
    <Link href={href} className={styles.figure}>
      {text}
    </Link>
  )
}
