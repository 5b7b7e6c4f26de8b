'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

type Props = {
  /** Where the server tells of changes. */
  readonly changes: string
  /** When the page was begun to be made, by the server's clock: milliseconds of the epoch. */
  readonly madeAt: number
}

// A stream that was refused is asked for again only after a while: the server may be starting anew.
const AGAIN_MS = 15_000

/** Asks the server for the page again whenever something there has changed, while anybody looks at it. */
export function LivePage({ changes, madeAt }: Props) {
  const router = useRouter()
  const latest = useRef(madeAt)
  useEffect(() => {
    latest.current = madeAt
  }, [madeAt])
  useEffect(() => {
    let stream: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined

    function open(): void {
      stream?.close()
      // What happened before it is open is told when it opens.
      stream = new EventSource(`${changes}?since=${latest.current}`)
      stream.addEventListener('change', () => router.refresh())
      stream.addEventListener('error', () => {
        if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS)
      })
    }

    function close(): void {
      clearTimeout(timer)
      stream?.close()
      stream = null
    }

    // A browser opens few streams at once: pages that nobody sees let go of theirs.
    function follow(): void {
      if (document.hidden) close()
      else open()
    }

    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      close()
    }
  }, [router, changes])
  return null
}
