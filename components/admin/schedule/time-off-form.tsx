'use client'

import { Button, Checkbox, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { FallenVisits, type Reader } from './fallen-visits.tsx'
import { type Away, awayFrom, changedAway, type TypedAway } from './typed-away.ts'
import { type ScheduleAnswer, useScheduleSaving } from './use-schedule-saving.ts'
import type { ScheduleWords } from './week-form.tsx'

export type TimeOffWords = Readonly<
  Record<'from' | 'to' | 'fromTime' | 'toTime' | 'wholeDays' | 'reason' | 'reasonText' | 'add' | 'wrong', string>
>

type Props = {
  readonly staffMemberId: string
  /** Where the fields begin. */
  readonly day: string
  readonly add: (
    input: Away & {
      readonly staffMemberId: string
      readonly reason: string
      readonly acceptedVisitIds: readonly string[]
    },
  ) => ScheduleAnswer
  readonly reader: Reader
  readonly words: ScheduleWords & { readonly timeOff: TimeOffWords }
  readonly refusals: Readonly<Record<string, string>>
}

/** Says that somebody is away: whole days, or from one hour to another. */
export function TimeOffForm({ staffMemberId, day, add, reader, words, refusals }: Props) {
  const empty: TypedAway = { from: day, to: day, fromTime: '10:00', toTime: '19:00', isWholeDays: true }
  const { saving, save, isSaving, asked, close } = useScheduleSaving(refusals)
  const [typed, setTyped] = useState(empty)
  const [reason, setReason] = useState('')
  const [isPressed, setPressed] = useState(false)
  const { timeOff } = words
  const away = awayFrom(typed)
  const field = (name: 'from' | 'to' | 'fromTime' | 'toTime') => ({
    label: timeOff[name],
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setTyped(changedAway(typed, { [name]: event.currentTarget.value })),
  })

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (!away) return
    if (!(await save((acceptedVisitIds) => add({ staffMemberId, ...away, reason, acceptedVisitIds })))) return
    setTyped(empty)
    setReason('')
    setPressed(false)
  }

  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput type="date" {...field('from')} />
          <TextInput type="date" {...field('to')} />
          {!typed.isWholeDays && (
            <>
              <TextInput type="time" {...field('fromTime')} />
              <TextInput type="time" {...field('toTime')} />
            </>
          )}
        </SimpleGrid>
        {isPressed && !away && (
          <Text c="red" size="sm" role="alert">
            {timeOff.wrong}
          </Text>
        )}
        <Checkbox
          label={timeOff.wholeDays}
          checked={typed.isWholeDays}
          onChange={(event) => setTyped({ ...typed, isWholeDays: event.currentTarget.checked })}
        />
        <TextInput
          label={timeOff.reason}
          description={timeOff.reasonText}
          value={reason}
          maxLength={120}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" variant="default" loading={isSaving}>
            {timeOff.add}
          </Button>
          <SavingNote saving={saving} words={words} />
        </Group>
      </Stack>
      <FallenVisits {...{ asked, isSaving, reader }} onClose={close} words={words.fallen} />
    </ScriptForm>
  )
}
