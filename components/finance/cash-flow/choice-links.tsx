import { Link } from '#components/ui/links/link.tsx'
import styles from './cash-flow.module.css'

type Props = {
  readonly label: string
  readonly choices: readonly { readonly label: string; readonly href: string; readonly isChosen: boolean }[]
}

/** One of a few, each with an address of its own. */
export function ChoiceLinks({ label, choices }: Props) {
  return (
    <nav aria-label={label} className={styles.choices}>
      {choices.map(({ label: name, href, isChosen }) => (
        <Link key={name} href={href} aria-current={isChosen || undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
