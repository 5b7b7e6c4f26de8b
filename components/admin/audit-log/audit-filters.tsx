'use client'

import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import Form from 'next/form'

type Choice = { readonly value: string; readonly label: string }

type Props = {
  readonly action: string
  readonly who: readonly Choice[]
  readonly what: readonly Choice[]
  readonly current: Readonly<Record<'who' | 'what' | 'from' | 'to', string>>
  readonly words: Readonly<Record<'who' | 'what' | 'from' | 'to' | 'everyone' | 'everything' | 'show', string>>
}

/** Who, what and when; what is shown stands in the address. */
export function AuditFilters({ action, who, what, current, words }: Props) {
  return (
    <Form action={action}>
      <Group align="end" gap="sm">
        <NativeSelect
          name="who"
          label={words.who}
          defaultValue={current.who}
          data={[{ value: '', label: words.everyone }, ...who]}
        />
        <NativeSelect
          name="what"
          label={words.what}
          defaultValue={current.what}
          data={[{ value: '', label: words.everything }, ...what]}
        />
        <TextInput type="date" name="from" label={words.from} defaultValue={current.from} />
        <TextInput type="date" name="to" label={words.to} defaultValue={current.to} />
        <Button type="submit" variant="default">
          {words.show}
        </Button>
      </Group>
    </Form>
  )
}
