'use client'

import { NativeSelect, NumberInput, Stack } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { isLength } from '#lib/visits/moves/stretch.ts'
import { DialogButtons } from './dialog-buttons.tsx'

export type StretchWish = { readonly appointmentId: string; readonly minutes: number }

type Props = {
  readonly appointments: readonly { readonly id: string; readonly name: string; readonly minutes: number }[]
  readonly words: Messages['visits']
  readonly isBusy: boolean
  readonly onConfirm: (wish: StretchWish) => void
  readonly onClose: () => void
}

/** How long one of a visit's services takes, without a mouse. */
export function StretchDialog({ appointments, words, isBusy, onConfirm, onClose }: Props) {
  const [id, setId] = useState(appointments[0]?.id ?? '')
  const [minutes, setMinutes] = useState<number | string>(appointments[0]?.minutes ?? 0)
  const length = Number(minutes)
  const isRight = Number.isInteger(length) && isLength(length)

  function choose(chosen: string) {
    setId(chosen)
    setMinutes(appointments.find((one) => one.id === chosen)?.minutes ?? 0)
  }

  return (
    <Dialog title={words.stretch.title} closeLabel={words.close} isBusy={isBusy} onClose={onClose}>
      <Stack>
        {appointments.length > 1 && (
          <NativeSelect
            label={words.stretch.service}
            value={id}
            data={appointments.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        )}
        <NumberInput
          label={words.stretch.minutes}
          value={minutes}
          min={5}
          max={1440}
          step={5}
          allowDecimal={false}
          error={isRight ? undefined : words.stretch.minutesWrong}
          onChange={setMinutes}
        />
        <DialogButtons
          keep={words.close}
          confirm={words.stretch.confirm}
          isReady={isRight}
          isBusy={isBusy}
          onClose={onClose}
          onConfirm={() => onConfirm({ appointmentId: id, minutes: length })}
        />
      </Stack>
    </Dialog>
  )
}
