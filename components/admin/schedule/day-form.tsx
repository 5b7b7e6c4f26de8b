'use client'

import { Button, Group, Radio, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'
import type { Hours } from '#lib/visits/schedule/work-schedule.ts'
import { FallenVisits, type Reader } from './fallen-visits.tsx'
import { HoursFields } from './hours-fields.tsx'
import { hoursFromTyped, nextHours, type TypedHours, typedHoursOf } from './typed-hours.ts'
import { type ScheduleAnswer, useScheduleSaving } from './use-schedule-saving.ts'
import type { ScheduleWords } from './week-form.tsx'

type Props = {
  readonly staffMemberId: string
  readonly day: string
  /** How it is called, for the fields. */
  readonly dayName: string
  readonly hours: readonly Hours[]
  readonly isException: boolean
  readonly usual: string
  readonly save: (input: {
    readonly staffMemberId: string
    readonly day: string
    readonly hours: readonly Hours[] | null
    readonly acceptedVisitIds: readonly string[]
  }) => ScheduleAnswer
  readonly reader: Reader
  readonly words: ScheduleWords & { readonly dayForm: Readonly<Record<'legend' | 'own' | 'closed', string>> }
  readonly refusals: Readonly<Record<string, string>>
}

const KINDS = ['usual', 'own', 'closed'] as const

type Kind = (typeof KINDS)[number]

function kindOf({ isException, hours }: Pick<Props, 'isException' | 'hours'>): Kind {
  if (!isException) return 'usual'
  return hours.length > 0 ? 'own' : 'closed'
}

/** One day: as every week, with hours of its own, or off. What was saved is shown, and it goes on saying that it was. */
export function DayForm(props: Props) {
  const changing = useScheduleSaving(props.refusals)
  return <DayFields key={JSON.stringify([props.hours, props.isException])} {...props} changing={changing} />
}

type FieldsProps = Props & { readonly changing: ReturnType<typeof useScheduleSaving> }

function DayFields({ changing, ...props }: FieldsProps) {
  const { staffMemberId, day, dayName, usual, save: send, reader, words } = props
  const { saving, save, isSaving, asked, close } = changing
  const [kind, setKind] = useState(kindOf(props))
  const [isPressed, setPressed] = useState(false)
  const [typed, setTyped] = useState<readonly TypedHours[]>(
    props.hours.length > 0 ? props.hours.map(typedHoursOf) : [nextHours([])],
  )
  const labels = { usual, own: words.dayForm.own, closed: words.dayForm.closed }

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    const read = kind === 'own' ? typed.map(hoursFromTyped) : []
    const wanted = read.flatMap((hours) => hours ?? [])
    if (wanted.length < read.length) return
    const hours = kind === 'usual' ? null : wanted
    await save((acceptedVisitIds) => send({ staffMemberId, day, hours, acceptedVisitIds }))
  }

  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Stack gap="md">
        <Radio.Group
          label={words.dayForm.legend}
          value={kind}
          onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'usual')}
        >
          <Stack gap="xs" mt="xs">
            {KINDS.map((each) => (
              <Radio key={each} value={each} label={labels[each]} />
            ))}
          </Stack>
        </Radio.Group>
        {kind === 'own' && (
          <HoursFields name={dayName} hours={typed} isPressed={isPressed} onChange={setTyped} words={words.hours} />
        )}
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
