import { useTranslations } from 'next-intl'
import styles from './step-progress.module.css'

const STEPS = ['services', 'staff', 'time', 'contact', 'payment'] as const

type Step = (typeof STEPS)[number]

/** Which of the five steps the client is on; the done ones can be gone back to. */
export function StepProgress({
  current,
  hrefOf,
}: {
  readonly current: Step
  readonly hrefOf?: (step: Step) => string
}) {
  const t = useTranslations('booking.steps')
  const at = STEPS.indexOf(current)
  return (
    <nav aria-label={t('label')} className={styles.steps}>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step} data-state={stateOf(index, at)} aria-current={index === at ? 'step' : undefined}>
            {index < at && hrefOf ? <a href={hrefOf(step)}>{t(step)}</a> : <span>{t(step)}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function stateOf(index: number, current: number): 'done' | 'current' | 'ahead' {
  if (index === current) return 'current'
  return index < current ? 'done' : 'ahead'
}
