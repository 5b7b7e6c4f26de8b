'use client'

import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { CheckTime, TimeQuestion } from './move-dialog.tsx'

type Props = {
  /** Null while no time is typed. */
  readonly question: TimeQuestion | null
  readonly check: CheckTime
  readonly words: { readonly outside: string; readonly taken: string }
}

const PAUSE_MS = 250

/** Warns of a time at which somebody does not work, or has something else to do. It forbids nothing. */
export function TimeWarning({ question, check, words }: Props) {
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const asked = question && JSON.stringify(question)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for another time only.
  useEffect(() => {
    let isCurrent = true
    setWarnings([])
    if (!question) return
    // Where it cannot be asked, nobody is warned: the database decides in the end.
    const ask = () => check(question).catch(() => ({ ok: false }) as const)
    const timer = setTimeout(() => {
      void ask().then((answer) => {
        if (!isCurrent || !answer.ok) return
        setWarnings([...(answer.isTaken ? [words.taken] : []), ...(answer.isOutside ? [words.outside] : [])])
      })
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [asked])

  return (
    <div aria-live="polite">
      {warnings.map((warning) => (
        <Text key={warning} size="sm" fw={600} style={{ color: 'var(--warning)' }}>
          {warning}
        </Text>
      ))}
    </div>
  )
}
