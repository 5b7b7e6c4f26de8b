'use client'

import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Outcome } from '#components/admin/outcome.ts'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'
import type { Currency } from '#lib/money/currencies.ts'
import styles from './team.module.css'
import { type OwnService, ownServiceFrom, type TypedOwnService } from './typed-services.ts'

/** A service with what of it is somebody's own. */
export type OwnServiceRow = TypedOwnService & { readonly name: string; readonly usual: string }

type ServicesWords = Readonly<Record<'price' | 'priceTo' | 'duration' | 'nothing' | 'wrong', string>>

type Props = {
  readonly staffMemberId: string
  readonly categories: readonly {
    readonly id: string
    readonly name: string
    readonly services: readonly OwnServiceRow[]
  }[]
  readonly currency: Currency
  readonly save: (input: { readonly staffMemberId: string; readonly services: readonly OwnService[] }) => Outcome
  readonly words: Readonly<Record<'save' | 'saving' | 'saved', string>> & { readonly services: ServicesWords }
  readonly refusals: Readonly<Record<string, string>>
}

/** What somebody performs, at what price of their own and for how long. */
export function OwnServicesForm({ staffMemberId, categories, currency, save: send, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  const [rows, setRows] = useState(categories.flatMap(({ services }) => services))
  const [isPressed, setPressed] = useState(false)
  const change = (serviceId: string, part: Partial<TypedOwnService>) =>
    setRows(rows.map((row) => (row.serviceId === serviceId ? { ...row, ...part } : row)))

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    const performed = rows.filter(({ isPerforming }) => isPerforming)
    const services = performed.flatMap((row) => ownServiceFrom(row, currency) ?? [])
    if (services.length === performed.length) await save(() => send({ staffMemberId, services }))
  }

  if (rows.length === 0) return <Text c="dimmed">{words.services.nothing}</Text>
  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Stack gap="md">
        {categories.map(({ id, name, services }) => (
          <div key={id}>
            <Title order={3} size="h6">
              {name}
            </Title>
            {services.map(({ serviceId }) => {
              const row = rows.find((each) => each.serviceId === serviceId)
              const isWrong = isPressed && row?.isPerforming && !ownServiceFrom(row, currency)
              return row ? (
                <OwnRow
                  key={serviceId}
                  {...{ row, currency }}
                  isWrong={Boolean(isWrong)}
                  change={(part) => change(serviceId, part)}
                  words={words.services}
                />
              ) : null
            })}
          </div>
        ))}
        <Group>
          <Button type="submit" loading={isSaving}>
            {words.save}
          </Button>
          <SavingNote saving={saving} words={words} />
        </Group>
      </Stack>
    </ScriptForm>
  )
}

type RowProps = {
  readonly row: OwnServiceRow
  readonly currency: Currency
  readonly isWrong: boolean
  readonly change: (part: Partial<TypedOwnService>) => void
  readonly words: ServicesWords
}

function OwnRow({ row, currency, isWrong, change, words }: RowProps) {
  const { name, usual, isPerforming } = row
  return (
    <div className={styles.own}>
      <Checkbox
        label={name}
        description={usual}
        error={isWrong && words.wrong}
        checked={isPerforming}
        onChange={(event) => change({ isPerforming: event.currentTarget.checked })}
      />
      {isPerforming &&
        (['price', 'priceTo', 'duration'] as const).map((field) => (
          <TextInput
            key={field}
            size="xs"
            label={field === 'duration' ? words.duration : `${words[field]}, ${currency}`}
            aria-label={`${name}: ${words[field]}`}
            inputMode={field === 'duration' ? 'numeric' : 'decimal'}
            maxLength={12}
            value={row[field]}
            onChange={(event) => change({ [field]: event.currentTarget.value })}
          />
        ))}
    </div>
  )
}
