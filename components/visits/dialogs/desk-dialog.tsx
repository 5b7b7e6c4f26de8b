'use client'

import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { formatAmount, formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { AmountField, amountWithin } from './amount-field.tsx'
import { DialogButtons } from './dialog-buttons.tsx'

const METHODS = ['cash', 'terminal'] as const

export type DeskMethod = (typeof METHODS)[number]

export type DeskTaking = { readonly method: DeskMethod; readonly amountMinor: number; readonly note: string }

type Props = {
  readonly open: Money
  readonly locale: string
  readonly words: Messages['visits']
  readonly isBusy: boolean
  readonly onConfirm: (taking: DeskTaking) => void
  readonly onClose: () => void
}

/** Records what a client has paid at the salon: all that is open, unless another sum is typed. */
export function DeskDialog({ open, locale, words, isBusy, onConfirm, onClose }: Props) {
  const [method, setMethod] = useState<DeskMethod>('cash')
  const [text, setText] = useState(formatAmount(open, locale))
  const [note, setNote] = useState('')
  const amount = amountWithin(text, open)
  return (
    <Dialog title={words.desk.title} closeLabel={words.close} isBusy={isBusy} onClose={onClose}>
      <Stack>
        <Text size="sm" c="dimmed">
          {words.desk.text}
        </Text>
        <SegmentedControl
          aria-label={words.desk.method}
          value={method}
          data={METHODS.map((value) => ({ value, label: words.method[value] }))}
          onChange={(value) => setMethod(METHODS.find((one) => one === value) ?? 'cash')}
        />
        <AmountField
          label={words.amount}
          text={text}
          most={open}
          locale={locale}
          wrong={words.amountWrong}
          onChange={setText}
        />
        <TextInput
          label={words.note}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <DialogButtons
          keep={words.close}
          confirm={words.desk.confirm.replace('{amount}', formatMoney(amount ?? open, locale))}
          isReady={amount !== null}
          isBusy={isBusy}
          onClose={onClose}
          onConfirm={() => amount && onConfirm({ method, amountMinor: amount.amountMinor, note })}
        />
      </Stack>
    </Dialog>
  )
}
