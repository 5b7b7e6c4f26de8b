'use client'

import { NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { clockText, minuteFromClock, type WallClock } from '#lib/visits/schedule/wall-clock.ts'
import { DialogButtons } from './dialog-buttons.tsx'
import { TimeWarning } from './time-warning.tsx'

export type StaffChoice = { readonly id: string; readonly name: string }

export type MoveWish = { readonly at: WallClock; readonly staffMemberId: string | null }

export type TimeQuestion = WallClock & {
  readonly staffMemberId: string
  readonly minutes: number
  readonly exceptVisitId: string | null
}

export type CheckTime = (
  question: TimeQuestion,
) => Promise<{ readonly ok: true; readonly isOutside: boolean; readonly isTaken: boolean } | { readonly ok: false }>

type Props = {
  readonly visit: {
    readonly id: string
    readonly at: WallClock
    readonly minutes: number
    /** Who serves it; more than one person where it is a chain. */
    readonly staffMemberIds: readonly string[]
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
  const staffMemberId = wanted || (visit.staffMemberIds[0] ?? '')
  const question = isReady ? { day, minute, staffMemberId, minutes: visit.minutes, exceptVisitId: visit.id } : null
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
