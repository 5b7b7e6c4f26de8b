'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type Props = {
  readonly everyMs: number
  /** How often at most. */
  readonly times?: number
}

/** Asks the server for the page again and again while something is under way there. */
export function PageRefresher({ everyMs, times = Number.POSITIVE_INFINITY }: Props) {
  const router = useRouter()
  useEffect(() => {
    let left = times
    const timer = setInterval(() => {
      left -= 1
      if (left >= 0) router.refresh()
      else clearInterval(timer)
    }, everyMs)
    return () => clearInterval(timer)
  }, [router, everyMs, times])
  return null
}
