'use client'

import { useSyncExternalStore } from 'react'
import type { Locale } from '#lib/i18n/locales.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'

type Props = {
  /** The moment that is spoken of. */
  readonly at: string
  readonly timeZone: string
  readonly locale: Locale
  /** With `{time}` where the client's own time stands, and `{zone}` for their difference from Greenwich. */
  readonly words: string
  readonly className?: string | undefined
}

const never = () => () => {}
const clockOf = (locale: string, timeZone?: string) =>
  dateTimeFormat(locale, {
    ...(timeZone && { timeZone }),
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })

/** Tells a client whose clock differs from the salon's what time it is for them. The server cannot know. */
export function OwnTimeNote({ at, timeZone, locale, words, className }: Props) {
  const moment = new Date(at)
  const own = useSyncExternalStore(
    never,
    () => clockOf(locale).format(moment),
    () => null,
  )
  const salons = clockOf(locale, timeZone).format(moment)
  if (own === null || own === salons) return null
  const zone = dateTimeFormat(locale, { timeZoneName: 'shortOffset' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')
  return <p className={className}>{words.replace('{time}', own).replace('{zone}', zone?.value ?? '')}</p>
}
