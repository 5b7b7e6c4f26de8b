'use client'

import { TextInput } from '@mantine/core'
import { ChevronLeftIcon, ChevronRightIcon } from '@primer/octicons-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/links/link.tsx'
import styles from './journal.module.css'

type Props = {
  /** What is shown, as a reader says it. */
  readonly shown: string
  readonly day: string
  readonly view: 'day' | 'week'
  readonly hrefs: Readonly<Record<'previous' | 'next' | 'today' | 'day' | 'week', string>>
  /** With `{day}` where a day goes. */
  readonly hrefOfDay: string
  readonly words: Readonly<Record<'previous' | 'next' | 'today' | 'day' | 'week' | 'goTo' | 'views' | 'days', string>>
  readonly children: ReactNode
}

const VIEWS = ['day', 'week'] as const

/** Which days of the journal are shown, and the way to others. */
export function JournalBar({ shown, day, view, hrefs, hrefOfDay, words, children }: Props) {
  const router = useRouter()
  return (
    <div className={styles.bar}>
      <h2 className={styles.shown}>{shown}</h2>
      <nav className={styles.steps} aria-label={words.days}>
        <Link className={styles.step} href={hrefs.previous} aria-label={words.previous}>
          <ChevronLeftIcon />
        </Link>
        <Link className={styles.step} href={hrefs.today}>
          {words.today}
        </Link>
        <Link className={styles.step} href={hrefs.next} aria-label={words.next}>
          <ChevronRightIcon />
        </Link>
        <TextInput
          type="date"
          aria-label={words.goTo}
          key={day}
          defaultValue={day}
          onChange={({ currentTarget: { value } }) => value && router.push(hrefOfDay.replace('{day}', value))}
        />
      </nav>
      <nav className={styles.views} aria-label={words.views}>
        {VIEWS.map((name) => (
          <Link key={name} className={styles.view} href={hrefs[name]} aria-current={name === view ? 'page' : undefined}>
            {words[name]}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  )
}
