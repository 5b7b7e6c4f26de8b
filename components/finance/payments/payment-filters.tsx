'use client'

import { Anchor, Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { usePathname, useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Link } from '#components/ui/links/link.tsx'
import styles from './payment-filters.module.css'

type Choice = { readonly value: string; readonly label: string }

export type FilterWords = Readonly<
  Record<
    | 'search'
    | 'searchHint'
    | 'from'
    | 'to'
    | 'state'
    | 'source'
    | 'mode'
    | 'staff'
    | 'service'
    | 'any'
    | 'more'
    | 'show'
    | 'clear'
    | 'csv',
    string
  >
>

type Props = {
  /** What is set now, as the address has it. */
  readonly values: Readonly<Record<string, string>>
  readonly choices: Readonly<Record<'state' | 'source' | 'mode' | 'staff' | 'service', readonly Choice[]>>
  readonly csvHref: string
  readonly words: FilterWords
}

const SELECTS = ['state', 'source', 'mode', 'staff', 'service'] as const

/** Search and filters. What is set stands in the address, so that a view can be kept and shared. */
export function PaymentFilters({ values, choices, csvHref, words }: Props) {
  const router = useRouter()
  const path = usePathname()
  const [isLoading, startLoading] = useTransition()
  // On a phone the list comes first; what is set is seen without opening anything.
  const [isOpen, setOpen] = useState(false)

  function show(form: HTMLFormElement) {
    const entries = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    )
    startLoading(() => router.push(`${path}?${new URLSearchParams(entries)}`))
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    show(event.currentTarget)
  }

  const isFiltered = Object.keys(values).length > 0
  const setCount = Object.keys(values).filter((name) => name !== 'q').length
  return (
    <search>
      {/* Other values of the address are other fields: they begin anew. */}
      <form
        key={JSON.stringify(values)}
        onSubmit={submit}
        className={styles.filters}
        data-open={isOpen || setCount > 0 || undefined}
      >
        <TextInput
          name="q"
          type="search"
          label={words.search}
          placeholder={words.searchHint}
          defaultValue={values.q}
          maxLength={100}
          className={styles.search}
        />
        <TextInput name="from" type="date" label={words.from} defaultValue={values.from} />
        <TextInput name="to" type="date" label={words.to} defaultValue={values.to} />
        {SELECTS.map((name) => (
          <NativeSelect
            key={name}
            name={name}
            label={words[name]}
            defaultValue={values[name] ?? ''}
            onChange={(event) => event.currentTarget.form && show(event.currentTarget.form)}
            data={[{ value: '', label: words.any }, ...choices[name]]}
          />
        ))}
        <Group gap="md" className={styles.acts}>
          <Button type="submit" variant="light" loading={isLoading}>
            {words.show}
          </Button>
          {setCount === 0 && (
            <Button
              type="button"
              variant="subtle"
              className={styles.more}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {words.more}
            </Button>
          )}
          {isFiltered && (
            <Anchor component={Link} href={path}>
              {words.clear}
            </Anchor>
          )}
          <Anchor href={csvHref}>{words.csv}</Anchor>
        </Group>
      </form>
    </search>
  )
}
