'use client'

import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { SelfSaving } from '#components/ui/self-saving.tsx'
import type { SaveTerms } from './save-terms.ts'
import styles from './terms.module.css'
import { TermsBulk } from './terms-bulk.tsx'
import type { TermsPage, TermsWords } from './terms-page.ts'
import { ServiceRow, StaffRow } from './terms-rows.tsx'
import { useSaving } from './use-saving.ts'

type Props = {
  readonly page: TermsPage
  readonly locale: string
  readonly save: SaveTerms
  readonly words: TermsWords
  readonly refusals: Readonly<Record<string, string>>
}

/** Services and people in one table: what is paid online, how much, and what a client would be asked for. */
export function TermsTable({ page, locale, save, words, refusals }: Props) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { said, send } = useSaving(save, { ...words, refusals })
  const matches = ({ name }: { name: string }) =>
    name.toLocaleLowerCase(locale).includes(search.toLocaleLowerCase(locale))
  const categories = page.categories
    .map((category) => ({ ...category, services: category.services.filter(matches) }))
    .filter(({ services }) => services.length > 0)
  const staff = page.staff.filter(matches)
  const shown = categories.flatMap(({ services }) => services.map(({ id }) => id))
  const serviceIds = shown.filter((id) => chosen.has(id))

  const choose = (ids: readonly string[], isChosen: boolean) => {
    const others = [...chosen].filter((id) => !ids.includes(id))
    setChosen(new Set(isChosen ? [...others, ...ids] : others))
  }

  return (
    <Stack>
      <Group justify="space-between">
        <TextInput
          type="search"
          placeholder={words.search}
          aria-label={words.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" role="status">
          {said}
        </Text>
      </Group>
      {serviceIds.length > 0 && (
        <TermsBulk
          serviceIds={serviceIds}
          currency={page.currency}
          send={send}
          clear={() => setChosen(new Set())}
          words={words}
        />
      )}
      <SelfSaving>
        <div className={styles.wide}>
          <table className={styles.table}>
            <TermsHead {...{ shown, serviceIds, choose, words }} />
            {categories.map(({ id, name, services }) => (
              <tbody key={id}>
                <GroupRow name={name} />
                {services.map((service) => (
                  <ServiceRow
                    key={service.id}
                    service={service}
                    isChosen={chosen.has(service.id)}
                    {...{ choose, send, locale, words }}
                  />
                ))}
              </tbody>
            ))}
            {staff.length > 0 && (
              <tbody>
                <GroupRow name={words.staff} />
                {staff.map((person) => (
                  <StaffRow key={person.id} person={person} send={send} words={words} />
                ))}
              </tbody>
            )}
          </table>
        </div>
      </SelfSaving>
      {categories.length === 0 && staff.length === 0 && <Text c="dimmed">{words.nothingFound}</Text>}
    </Stack>
  )
}

type HeadProps = {
  readonly shown: readonly string[]
  readonly serviceIds: readonly string[]
  readonly choose: (ids: readonly string[], isChosen: boolean) => void
  readonly words: TermsWords
}

function TermsHead({ shown, serviceIds, choose, words }: HeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <Checkbox
            aria-label={words.chooseAll}
            checked={shown.length > 0 && serviceIds.length === shown.length}
            indeterminate={serviceIds.length > 0 && serviceIds.length < shown.length}
            onChange={(event) => choose(shown, event.currentTarget.checked)}
          />
        </th>
        <th scope="col">{words.name}</th>
        <th scope="col" className={styles.amount}>
          {words.price}
        </th>
        <th scope="col">{words.online}</th>
        <th scope="col">{words.amount}</th>
        <th scope="col">{words.preview}</th>
      </tr>
    </thead>
  )
}

function GroupRow({ name }: { readonly name: string }) {
  return (
    <tr className={styles.group}>
      <th scope="colgroup" colSpan={6}>
        {name}
      </th>
    </tr>
  )
}
