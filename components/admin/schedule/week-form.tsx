'use client'

import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'
import type { WeeklyHours } from '#lib/visits/schedule/work-schedule.ts'
import { FallenVisits, type FallenWords, type Reader } from './fallen-visits.tsx'
import { HoursFields, type HoursWords } from './hours-fields.tsx'
import styles from './schedule.module.css'
import { hoursFromTyped, nextHours, type TypedHours, typedHoursOf } from './typed-hours.ts'
import { type ScheduleAnswer, useScheduleSaving } from './use-schedule-saving.ts'

export type ScheduleWords = Readonly<Record<'save' | 'saving' | 'saved' | 'keep', string>> & {
  readonly hours: HoursWords
  readonly fallen: FallenWords
}

type Props = {
  readonly staffMemberId: string
  readonly weekly: readonly WeeklyHours[]
  /** Monday first. */
  readonly weekdays: readonly string[]
  readonly save: (input: {
    readonly staffMemberId: string
    readonly week: readonly WeeklyHours[]
    readonly acceptedVisitIds: readonly string[]
  }) => ScheduleAnswer
  readonly reader: Reader
  readonly words: ScheduleWords & { readonly weekForm: Readonly<Record<'closed', string>> }
  readonly refusals: Readonly<Record<string, string>>
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** The hours of every week, day by day. */
export function WeekForm({ staffMemberId, weekly, weekdays, save: send, reader, words, refusals }: Props) {
  const { saving, save, isSaving, asked, close } = useScheduleSaving(refusals)
  const [isPressed, setPressed] = useState(false)
  const [week, setWeek] = useState<readonly (readonly TypedHours[])[]>(
    WEEKDAYS.map((weekday) => weekly.filter((hours) => hours.weekday === weekday).map(typedHoursOf)),
  )
  const change = (index: number, hours: readonly TypedHours[]) =>
    setWeek(week.map((each, place) => (place === index ? hours : each)))

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    const read = week.flatMap((day, index) =>
      day.map((typed) => ({ weekday: index + 1, hours: hoursFromTyped(typed) })),
    )
    const wanted = read.flatMap(({ weekday, hours }) => (hours ? [{ weekday, ...hours }] : []))
    if (wanted.length < read.length) return
    await save((acceptedVisitIds) => send({ staffMemberId, week: wanted, acceptedVisitIds }))
  }

  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Stack gap="sm">
        {week.map((hours, index) => {
          const name = weekdays[index] ?? ''
          return (
            <div key={name} className={styles.weekday}>
              <Checkbox
                label={name}
                checked={hours.length > 0}
                onChange={(event) => change(index, event.currentTarget.checked ? [nextHours([])] : [])}
              />
              {hours.length > 0 ? (
                <HoursFields
                  {...{ name, hours, isPressed }}
                  onChange={(next) => change(index, next)}
                  words={words.hours}
                />
              ) : (
                <Text c="dimmed" size="sm">
                  {words.weekForm.closed}
                </Text>
              )}
            </div>
          )
        })}
        <Group>
          <Button type="submit" loading={isSaving}>
            {words.save}
          </Button>
          <SavingNote saving={saving} words={words} />
        </Group>
      </Stack>
      <FallenVisits {...{ asked, isSaving, reader }} onClose={close} words={words.fallen} />
    </ScriptForm>
  )
}
