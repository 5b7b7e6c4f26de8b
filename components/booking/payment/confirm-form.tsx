'use client'

import { useActionState } from 'react'
import controls from '#components/booking/frame/controls.module.css'
import styles from './payment-form.module.css'

type Props = {
  /** Says why not, in words; on success it leads away. */
  readonly action: () => Promise<string>
  readonly label: string
  /** What the client agrees to. */
  readonly note?: string
  readonly isDestructive?: boolean
}

/** One button that does it. Works as a plain form before the script has come. */
export function ConfirmForm({ action, label, note, isDestructive = false }: Props) {
  const [refusal, send, isPending] = useActionState(action, '')
  return (
    <form action={send} className={styles.form}>
      {refusal && (
        <p role="alert" className={controls.refusal}>
          {refusal}
        </p>
      )}
      <button
        type="submit"
        className={`${isDestructive ? controls.destructive : controls.primary} ${controls.wide}`}
        disabled={isPending}
      >
        {label}
      </button>
      {note && <p className={styles.small}>{note}</p>}
    </form>
  )
}
