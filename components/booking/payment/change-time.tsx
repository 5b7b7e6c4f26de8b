'use client'

import { useActionState } from 'react'
import controls from '#components/booking/frame/controls.module.css'

type Props = {
  /** Says why not, in words; on success it leads back to the times. */
  readonly action: () => Promise<string>
  readonly label: string
}

/** Gives the held time up for another one. Works as a plain form before the script has come. */
export function ChangeTime({ action, label }: Props) {
  const [refusal, send, isPending] = useActionState(action, '')
  return (
    <form action={send}>
      {refusal && (
        <p role="alert" className={controls.refusal}>
          {refusal}
        </p>
      )}
      <button type="submit" className={`${controls.quietButton} ${controls.smallButton}`} disabled={isPending}>
        {label}
      </button>
    </form>
  )
}
