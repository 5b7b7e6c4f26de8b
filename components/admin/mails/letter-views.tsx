import { useTranslations } from 'next-intl'
import styles from './mails.module.css'

type View = 'all' | 'unsent' | 'waiting'

type Props = {
  readonly current: View
  /** How many letters want to be looked at. */
  readonly counts: Readonly<Record<Exclude<View, 'all'>, number>>
}

const VIEWS: readonly View[] = ['all', 'unsent', 'waiting']

/** All letters, or only those that did not arrive or wait. What is shown stands in the address. */
export function LetterViews({ current, counts }: Props) {
  const t = useTranslations('mails.recent')
  const countOf = (view: View) => (view !== 'all' && counts[view] > 0 ? ` · ${counts[view]}` : '')
  return (
    <nav aria-label={t('show')}>
      <ul className={styles.views}>
        {VIEWS.map((view) => (
          <li key={view}>
            <a href={`?show=${view}`} aria-current={view === current ? 'page' : undefined}>
              {t(`views.${view}`)}
              {countOf(view)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
