'use client'

import { List } from '@mantine/core'
import { ConfirmDialog } from '#components/admin/confirm-dialog.tsx'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import type { Asked } from './use-schedule-saving.ts'

export type FallenWords = Readonly<Record<'title' | 'text' | 'line' | 'save' | 'keep', string>>

/** For whom times are written. */
export type Reader = { readonly locale: string; readonly timeZone: string }

type Props = {
  readonly asked: Asked | null
  readonly isSaving: boolean
  readonly onClose: () => void
  readonly reader: Reader
  readonly words: FallenWords
}

/** The bookings for which somebody would not be there, before the change that would make it so. */
export function FallenVisits({ asked, isSaving, onClose, reader, words }: Props) {
  if (!asked) return null
  const moment = dateTimeFormat(reader.locale, {
    timeZone: reader.timeZone,
    ...({ weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const),
  })
  return (
    <ConfirmDialog
      title={words.title}
      text={words.text}
      words={{ confirm: words.save, keep: words.keep }}
      isBusy={isSaving}
      onConfirm={() => void asked.confirm()}
      onClose={onClose}
    >
      <List listStyleType="disc">
        {asked.visits.map(({ visitId, clientName, serviceName, startsAt }) => (
          <List.Item key={`${visitId}${startsAt.getTime()}${serviceName}`}>
            {words.line
              .replace('{when}', moment.format(startsAt))
              .replace('{client}', clientName)
              .replace('{service}', serviceName)}
          </List.Item>
        ))}
      </List>
    </ConfirmDialog>
  )
}
