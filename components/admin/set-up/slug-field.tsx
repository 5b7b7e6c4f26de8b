'use client'

import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { isSlug } from '#lib/branches/slug.ts'

export type CheckSlug = (input: {
  readonly slug: string
}) => Promise<{ readonly ok: true; readonly isFree: boolean } | { readonly ok: false; readonly refusal: string }>

type Props = {
  readonly slug: string
  readonly prefix: string
  readonly isWanted: boolean
  readonly onChange: (slug: string) => void
  readonly check: CheckSlug
  readonly words: Readonly<Record<'slug' | 'slugText' | 'slugFree' | 'slugTaken' | 'slugWrong', string>>
}

type Known = { readonly slug: string; readonly isFree: boolean }

/** The form's address, checked while it is typed. */
export function SlugField({ slug, prefix, isWanted, onChange, check, words }: Props) {
  const [asked] = useDebouncedValue(slug, 400)
  const [known, setKnown] = useState<Known | null>(null)

  useEffect(() => {
    if (!isSlug(asked)) return
    let isCurrent = true
    void check({ slug: asked }).then((answer) => {
      if (isCurrent && answer.ok) setKnown({ slug: asked, isFree: answer.isFree })
    })
    return () => {
      isCurrent = false
    }
  }, [asked, check])

  const isKnown = known?.slug === slug
  const isTaken = isKnown && !known.isFree
  const isWrong = (isWanted || slug.length > 2) && !isSlug(slug)
  return (
    <TextInput
      label={words.slug}
      description={`${words.slugText} ${prefix}${slug}`}
      value={slug}
      maxLength={60}
      autoCapitalize="none"
      spellCheck={false}
      error={(isTaken && words.slugTaken) || (isWrong && words.slugWrong)}
      rightSectionWidth={90}
      rightSection={isKnown && known.isFree && isSlug(slug) ? <span role="status">{words.slugFree}</span> : null}
      onChange={(event) => onChange(event.currentTarget.value.toLowerCase())}
    />
  )
}
