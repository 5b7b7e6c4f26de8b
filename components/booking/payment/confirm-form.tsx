'use client'

import { useActionState } from 'react'
import controls from '#components/booking/frame/controls.module.css'
import styles from './payment-form.module.css'

type Props = {
  /** Says why not, in words; on success it leads away. */
  readonly action: () => Promise<string>
  readonly label: string
}

/** One button that books. Works as a plain form before the script has come. */
export function ConfirmForm({ action, label }: Props) {
  const [refusal, send, isPending] = useActionState(action, '')
  return (
    <form action={send} className={styles.form}>
      {refusal && (
        <p role="alert" className={controls.refusal}>
          {refusal}
        </p>
      )}
      <button type="submit" className={`${controls.primary} ${controls.wide}`} disabled={isPending}>
        {label}
      </button>
    </form>
  )
}
