'use client'

import { type ReactNode, useEffect, useState } from 'react'
import controls from '#components/booking/frame/controls.module.css'

type Props = {
  readonly minutes: number
  readonly words: Readonly<Record<'title' | 'text' | 'reopen' | 'note', string>>
  readonly children: ReactNode
}

/** An opened payment page is good for so long; then it asks to be opened again. The server asks for the same. */
export function PageHour({ minutes, words, children }: Props) {
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    const timer = setTimeout(() => setOver(true), minutes * 60_000)
    return () => clearTimeout(timer)
  }, [minutes])

  if (isOver) {
    return (
      <div role="alert" className={controls.note}>
        <p>
          <strong>{words.title}</strong>
        </p>
        <p>{words.text}</p>
        <button type="button" className={controls.primary} onClick={() => window.location.reload()}>
          {words.reopen}
        </button>
      </div>
    )
  }
  return (
    <>
      {children}
      <p className={controls.quietText}>{words.note}</p>
    </>
  )
}
