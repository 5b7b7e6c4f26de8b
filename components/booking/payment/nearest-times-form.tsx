'use client'

import { useActionState } from 'react'
import controls from '#components/booking/frame/controls.module.css'
import styles from './nearest-times-form.module.css'

type Props = {
  /** Says why not, in words; on success it leads away. */
  readonly action: (state: string, form: FormData) => Promise<string>
  readonly title: string
  readonly times: readonly {
    readonly value: string
    readonly when: string
    readonly detail: string
    /** What is special about this one. */
    readonly mark: string | null
  }[]
}

/** A few free times, each a button that takes it. Works as a plain form before the script has come. */
export function NearestTimesForm({ action, title, times }: Props) {
  const [refusal, send, isPending] = useActionState(action, '')
  return (
    <form action={send} className={styles.form}>
      <h2>{title}</h2>
      {refusal && (
        <p role="alert" className={controls.refusal}>
          {refusal}
        </p>
      )}
      <ul>
        {times.map(({ value, when, detail, mark }) => (
          <li key={value}>
            <button type="submit" name="time" value={value} disabled={isPending} className={styles.time}>
              <span className={styles.when}>{when}</span>
              <span className={styles.detail}>{detail}</span>
              {mark && <span className={styles.mark}>{mark}</span>}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}
