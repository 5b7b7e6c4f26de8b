'use client'

import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import { cardName } from './payment-cells.tsx'
import type { PaymentRow } from './payment-table.tsx'

const REASONS = ['requested_by_client', 'canceled_by_salon', 'duplicate', 'fraudulent'] as const

export type RefundReason = (typeof REASONS)[number]

export type RefundWords = Readonly<
  Record<'open' | 'title' | 'text' | 'reason' | 'confirm' | 'cancel' | 'asked', string>
> & {
  readonly reasons: Readonly<Record<RefundReason, string>>
}

type Props = {
  readonly row: PaymentRow
  readonly words: RefundWords
  readonly onConfirm: (reason: RefundReason) => Promise<void>
  readonly onClose: () => void
}

const isReason = (text: string): text is RefundReason => REASONS.some((reason) => reason === text)

/** Says who gets how much back and when, and asks once. */
export function RefundDialog({ row, words, onConfirm, onClose }: Props) {
  const [reason, setReason] = useState<RefundReason>('requested_by_client')
  const [isSending, setSending] = useState(false)
  const amount = row.refundable?.amount ?? ''
  const text = words.text
    .replace('{client}', row.clientName)
    .replace('{amount}', amount)
    .replace('{card}', row.card ? cardName(row.card) : '')

  async function confirm() {
    setSending(true)
    await onConfirm(reason)
  }

  return (
    <Dialog title={words.title} closeLabel={words.cancel} isBusy={isSending} onClose={onClose}>
      <Stack>
        <Text>{text}</Text>
        <Radio.Group label={words.reason} value={reason} onChange={(value) => isReason(value) && setReason(value)}>
          <Stack gap="xs" mt="xs">
            {REASONS.map((value) => (
              <Radio key={value} value={value} label={words.reasons[value]} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={isSending}>
            {words.cancel}
          </Button>
          <Button color="red" onClick={confirm} loading={isSending} data-autofocus>
            {words.confirm.replace('{amount}', amount)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
