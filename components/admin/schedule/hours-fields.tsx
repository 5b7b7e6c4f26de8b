'use client'

import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import { PlusIcon, XIcon } from '@primer/octicons-react'
import { hoursFromTyped, type TypedHours, withBreak } from './typed-hours.ts'

export type HoursWords = Readonly<Record<'from' | 'to' | 'addBreak' | 'remove' | 'wrong', string>>

type Props = {
  /** Whose hours: spoken before each field. */
  readonly name: string
  readonly hours: readonly TypedHours[]
  readonly isPressed: boolean
  readonly onChange: (hours: readonly TypedHours[]) => void
  readonly words: HoursWords
}

const MOST_STRETCHES = 6

/** The stretches of a day; a break is the gap between two. */
export function HoursFields({ name, hours, isPressed, onChange, words }: Props) {
  const change = (index: number, part: Partial<TypedHours>) =>
    onChange(hours.map((each, place) => (place === index ? { ...each, ...part } : each)))
  return (
    <Stack gap="xs" align="start">
      {hours.map((stretch, index) => {
        const label = hours.length > 1 ? `${name} ${index + 1}` : name
        const isWrong = isPressed && hoursFromTyped(stretch) === null
        return (
          // The stretches have no names of their own but their places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <Group key={index} gap="xs" wrap="nowrap" align="start">
            {(['from', 'to'] as const).map((side) => (
              <TextInput
                key={side}
                type="time"
                aria-label={`${label}: ${words[side]}`}
                value={stretch[side]}
                error={side === 'to' && isWrong && words.wrong}
                onChange={(event) => change(index, { [side]: event.currentTarget.value })}
              />
            ))}
            {hours.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`${name}: ${words.remove.replace('{number}', String(index + 1))}`}
                onClick={() => onChange(hours.filter((_, place) => place !== index))}
              >
                <XIcon />
              </ActionIcon>
            )}
          </Group>
        )
      })}
      {hours.length < MOST_STRETCHES && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<PlusIcon />}
          aria-label={`${name}: ${words.addBreak}`}
          onClick={() => onChange(withBreak(hours))}
        >
          {words.addBreak}
        </Button>
      )}
    </Stack>
  )
}
