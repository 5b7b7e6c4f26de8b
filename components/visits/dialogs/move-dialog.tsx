'use client'

import { NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import type { Day } from '#lib/visits/calendar.ts'
import { clockText, minuteFromClock, type WallClock } from '#lib/visits/schedule/wall-clock.ts'
import { DialogButtons } from './dialog-buttons.tsx'
import { TimeWarning } from './time-warning.tsx'

export type StaffChoice = { readonly id: string; readonly name: string }

export type MoveWish = { readonly at: WallClock; readonly staffMemberId: string | null }

export type TimeQuestion = {
  readonly day: Day
  /** Who is busy from which minute of the day on, and for how long. */
  readonly parts: readonly { readonly staffMemberId: string; readonly minute: number; readonly minutes: number }[]
  readonly exceptVisitId: string | null
}

export type CheckTime = (
  question: TimeQuestion,
) => Promise<{ readonly ok: true; readonly isOutside: boolean; readonly isTaken: boolean } | { readonly ok: false }>

type Props = {
  readonly visit: {
    readonly id: string
    readonly at: WallClock
    /** Its parts, each so long after its beginning. */
    readonly appointments: readonly {
      readonly staffMemberId: string
      readonly leadMinutes: number
      readonly minutes: number
    }[]
  }
  readonly staff: readonly StaffChoice[]
  readonly words: Messages['visits']
  readonly check: CheckTime
  readonly isBusy: boolean
  readonly onConfirm: (wish: MoveWish) => void
  readonly onClose: () => void
}

const SAME = ''

/** Another time, or somebody else, for a visit: without a mouse, and with a word of warning where it is unusual. */
export function MoveDialog({ visit, staff, words, check, isBusy, onConfirm, onClose }: Props) {
  const [day, setDay] = useState(visit.at.day)
  const [clock, setClock] = useState(clockText(visit.at.minute))
  const [wanted, setWanted] = useState(SAME)
  const minute = minuteFromClock(clock)
  const isReady = minute !== null && day !== ''
  const partsFrom = (start: number) =>
    visit.appointments.map(({ staffMemberId, leadMinutes, minutes }) => ({
      ...{ staffMemberId: wanted || staffMemberId, minute: start + leadMinutes, minutes },
    }))
  const question = isReady ? { day, parts: partsFrom(minute), exceptVisitId: visit.id } : null
  return (
    <Dialog title={words.move.title} closeLabel={words.close} isBusy={isBusy} onClose={onClose}>
      <Stack>
        <TextInput
          type="date"
          label={words.move.day}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={words.move.time}
          step={300}
          value={clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.move.staff}
          value={wanted}
          data={[{ value: SAME, label: words.move.same }, ...staff.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <TimeWarning question={question} check={check} words={words.move} />
        <Text size="sm" c="dimmed">
          {words.move.letter}
        </Text>
        <DialogButtons
          keep={words.close}
          confirm={words.move.confirm}
          isReady={isReady}
          isBusy={isBusy}
          onClose={onClose}
          onConfirm={() => minute !== null && onConfirm({ at: { day, minute }, staffMemberId: wanted || null })}
        />
      </Stack>
    </Dialog>
  )
}
