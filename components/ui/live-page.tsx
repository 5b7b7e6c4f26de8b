'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type Props = {
  /** Where the server tells of changes. */
  readonly changes: string
}

// A stream that was refused is asked for again only after a while: the server may be starting anew.
const AGAIN_MS = 15_000

/** Asks the server for the page again whenever something there has changed, while anybody looks at it. */
export function LivePage({ changes }: Props) {
  const router = useRouter()
  useEffect(() => {
    let stream: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined

    function open(): void {
      stream?.close()
      stream = new EventSource(changes)
      stream.addEventListener('change', () => router.refresh())
      // What happened before it was open was not heard.
      stream.addEventListener('open', () => router.refresh())
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
