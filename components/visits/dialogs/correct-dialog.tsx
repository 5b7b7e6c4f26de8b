'use client'

import { Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { formatAmount, formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { AmountField, amountWithin } from './amount-field.tsx'
import { DialogButtons } from './dialog-buttons.tsx'

export type DeskCorrection = { readonly amountMinor: number; readonly note: string }

type Props = {
  readonly left: Money
  readonly locale: string
  readonly words: Messages['visits']
  readonly isBusy: boolean
  readonly onConfirm: (correction: DeskCorrection) => void
  readonly onClose: () => void
}

/** Takes back a line of the desk, or a part of it, and wants to know why. */
export function CorrectDialog({ left, locale, words, isBusy, onConfirm, onClose }: Props) {
  const [text, setText] = useState(formatAmount(left, locale))
  const [note, setNote] = useState('')
  const amount = amountWithin(text, left)
  return (
    <Dialog title={words.desk.correctTitle} closeLabel={words.close} isBusy={isBusy} onClose={onClose}>
      <Stack>
        <Text size="sm" c="dimmed">
          {words.desk.correctText}
        </Text>
        <AmountField
          label={words.amount}
          text={text}
          most={left}
          locale={locale}
          wrong={words.amountWrong}
          onChange={setText}
        />
        <TextInput
          label={words.desk.why}
          description={words.desk.whyHint}
          required
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <DialogButtons
          keep={words.close}
          confirm={words.desk.correctConfirm.replace('{amount}', formatMoney(amount ?? left, locale))}
          isReady={amount !== null && note.trim() !== ''}
          isBusy={isBusy}
          isGrave
          onClose={onClose}
          onConfirm={() => amount && onConfirm({ amountMinor: amount.amountMinor, note })}
        />
      </Stack>
    </Dialog>
  )
}
