'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Unseen } from '#components/ui/unseen.tsx'
import styles from './hold-countdown.module.css'

type Props = {
  readonly secondsLeft: number
  /** With `{time}` where the minutes and seconds stand. */
  readonly words: string
  /** Said aloud when little is left. */
  readonly shortWords: string
}

const SHORT_SECONDS = 120

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Counts the hold down; at its end the page is asked again and says so. The server's clock decides, not this one. */
export function HoldCountdown({ secondsLeft, words, shortWords }: Props) {
  const router = useRouter()
  const [left, setLeft] = useState(secondsLeft)

  useEffect(() => {
    const endsAt = performance.now() + secondsLeft * 1000
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000))
      setLeft(seconds)
      if (seconds > 0) return
      clearInterval(timer)
      router.refresh()
    }, 500)
    return () => clearInterval(timer)
  }, [secondsLeft, router])

  const isShort = left < SHORT_SECONDS
  return (
    <div className={styles.hold} data-short={isShort || undefined}>
      <p role="timer">{words.replace('{time}', clock(left))}</p>
      <Unseen>
        <span role="status">{isShort && shortWords}</span>
      </Unseen>
    </div>
  )
}
