'use client'

import { Autocomplete, Group, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Messages } from '#lib/i18n/messages.ts'

export type TypedClient = { readonly name: string; readonly phone: string; readonly email: string }

type Found = TypedClient & { readonly id: string }

export type FindClients = (question: {
  text: string
}) => Promise<{ readonly ok: true; readonly clients: readonly Found[] } | { readonly ok: false }>

type Props = {
  readonly client: TypedClient
  /** Which fields the server could not read. */
  readonly wrong: readonly string[]
  readonly find: FindClients
  readonly words: Messages['visits']
  readonly onChange: (client: TypedClient) => void
}

const PAUSE_MS = 250
const LEAST_LETTERS = 2

const labelOf = ({ name, phone }: Found) => `${name}, ${phone}`

/** Who comes: somebody who was here before, found by name, phone or email, or somebody new. */
export function ClientFields({ client, wrong, find, words, onChange }: Props) {
  const [found, setFound] = useState<readonly Found[]>([])
  const text = client.name.trim()

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for anew for another text only.
  useEffect(() => {
    let isCurrent = true
    if (text.length < LEAST_LETTERS) return setFound([])
    // A search that fails offers nobody; whoever types goes on by hand.
    const look = () => find({ text }).catch(() => ({ ok: false }) as const)
    const timer = setTimeout(() => {
      void look().then((answer) => isCurrent && answer.ok && setFound(answer.clients))
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text])

  function choose(label: string): void {
    const known = found.find((one) => labelOf(one) === label)
    if (known) onChange({ name: known.name, phone: known.phone, email: known.email })
  }

  const errorOf = (field: string) => (wrong.includes(field) ? words.fieldWrong : undefined)
  return (
    <>
      <Autocomplete
        label={words.add.client}
        description={words.add.clientHint}
        required
        value={client.name}
        data={[...new Set(found.map(labelOf))]}
        // The server has looked already.
        filter={({ options }) => options}
        maxLength={120}
        error={errorOf('name')}
        onChange={(name) => {
          if (!found.some((one) => labelOf(one) === name)) onChange({ ...client, name })
        }}
        onOptionSubmit={choose}
      />
      <Group grow align="start">
        <TextInput
          type="tel"
          label={words.add.phone}
          required
          value={client.phone}
          maxLength={40}
          error={errorOf('phone')}
          onChange={(event) => onChange({ ...client, phone: event.currentTarget.value })}
        />
        <TextInput
          type="email"
          label={words.add.email}
          title={words.add.emailHint}
          value={client.email}
          maxLength={254}
          error={errorOf('email')}
          onChange={(event) => onChange({ ...client, email: event.currentTarget.value })}
        />
      </Group>
    </>
  )
}
