import styles from './clients.module.css'

type Props = {
  readonly facts: readonly { readonly label: string; readonly value: React.ReactNode }[]
}

/** What counts about somebody, at a glance. */
export function ClientFacts({ facts }: Props) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
