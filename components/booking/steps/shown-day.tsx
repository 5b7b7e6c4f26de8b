'use client'

import { useEffect, useRef } from 'react'

/** Scrolls the row of days to the chosen one. It stands in the row and is not seen itself. */
export function ShownDay({ day }: { readonly day: string }) {
  const mark = useRef<HTMLSpanElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: again for each day that is chosen.
  useEffect(() => {
    const row = mark.current?.parentElement
    const chosen = row?.querySelector<HTMLElement>('[aria-current]')
    if (!row || !chosen) return
    // Not `scrollIntoView`: only the row is moved, never the page.
    row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2
  }, [day])

  return <span ref={mark} hidden />
}
