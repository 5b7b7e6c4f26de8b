'use client'

import { Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import type { Messages } from '#lib/i18n/messages.ts'
import type { Money } from '#lib/money/money.ts'
import type { StaffChoice } from '../dialogs/move-dialog.tsx'

export type EntryService = {
  readonly id: string
  readonly name: string
  readonly staff: readonly { readonly id: string; readonly minutes: number; readonly price: Money }[]
}

/** One service of the visit, by whom, and how long it takes. */
export type ServiceChoice = { readonly serviceId: string; readonly staffMemberId: string; readonly minutes: number }

type Props = {
  readonly choices: readonly ServiceChoice[]
  readonly services: readonly EntryService[]
  readonly staff: readonly StaffChoice[]
  readonly words: Messages['visits']['add']
  readonly onChange: (choices: readonly ServiceChoice[]) => void
}

const MOST_SERVICES = 10

/** The first service that somebody performs, if it can be the one whose row was clicked. */
export function firstChoice(services: readonly EntryService[], staffMemberId: string | null): ServiceChoice {
  const wanted = services.find(({ staff }) => staff.some(({ id }) => id === staffMemberId))
  return choiceOf(wanted ?? services.find(({ staff }) => staff.length > 0) ?? services[0], staffMemberId)
}

function choiceOf(service: EntryService | undefined, wanted: string | null): ServiceChoice {
  const performer = service?.staff.find(({ id }) => id === wanted) ?? service?.staff[0]
  return {
    serviceId: service?.id ?? '',
    staffMemberId: performer?.id ?? '',
    minutes: performer?.minutes ?? 0,
  }
}

/** What is done for the client, one after another, by whom, and how long each takes. */
export function ServiceFields({ choices, services, staff, words, onChange }: Props) {
  const change = (at: number, choice: ServiceChoice) =>
    onChange(choices.map((each, index) => (index === at ? choice : each)))
  return (
    <Stack gap="xs">
      {choices.map((choice, index) => {
        const service = services.find(({ id }) => id === choice.serviceId)
        const performers = service?.staff ?? []
        return (
          // Services have no names of their own here: their order is what they are.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <Group key={index} align="end" gap="xs" wrap="wrap">
            <NativeSelect
              flex="2 1 12rem"
              label={words.service}
              value={choice.serviceId}
              data={services.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ currentTarget: { value } }) =>
                change(
                  index,
                  choiceOf(
                    services.find(({ id }) => id === value),
                    choice.staffMemberId,
                  ),
                )
              }
            />
            <NativeSelect
              flex="1 1 8rem"
              label={words.staff}
              value={choice.staffMemberId}
              error={performers.length === 0 ? words.nobody : undefined}
              data={performers.map(({ id }) => ({ value: id, label: staff.find((one) => one.id === id)?.name ?? '' }))}
              onChange={({ currentTarget: { value } }) => change(index, choiceOf(service, value))}
            />
            <NumberInput
              flex="0 1 6rem"
              label={words.minutes}
              value={choice.minutes}
              min={5}
              max={1440}
              step={5}
              allowDecimal={false}
              onChange={(minutes) => change(index, { ...choice, minutes: Number(minutes) || 0 })}
            />
            {choices.length > 1 && (
              <Button
                variant="subtle"
                color="red"
                onClick={() => onChange(choices.filter((_, other) => other !== index))}
              >
                {words.remove}
              </Button>
            )}
          </Group>
        )
      })}
      {choices.length < MOST_SERVICES && (
        <Text>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange([...choices, firstChoice(services, choices.at(-1)?.staffMemberId ?? null)])}
          >
            {words.another}
          </Button>
        </Text>
      )}
    </Stack>
  )
}
