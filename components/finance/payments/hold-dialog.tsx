'use client'

import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import { formatAmount, formatMoney } from '#lib/money/format-money.ts'
import { isLess, type Money, subtract } from '#lib/money/money.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'

export type HoldWords = Readonly<
  Record<
    | 'capture'
    | 'release'
    | 'captureTitle'
    | 'captureText'
    | 'captureRest'
    | 'captureConfirm'
    | 'releaseTitle'
    | 'releaseText'
    | 'releaseConfirm'
    | 'amount'
    | 'amountWrong'
    | 'cancel'
    | 'asked',
    string
  >
>

type Props = {
  readonly kind: 'capture' | 'release'
  readonly held: Money
  readonly clientName: string
  readonly locale: string
  readonly words: HoldWords
  readonly onConfirm: (amountMinor: number) => Promise<void>
  readonly onClose: () => void
}

/** Says what will happen to the money that is held, and asks once: it cannot be undone. */
export function HoldDialog({ kind, held, clientName, locale, words, onConfirm, onClose }: Props) {
  const [text, setText] = useState(formatAmount(held, locale))
  const [isSending, setSending] = useState(false)
  const typed = parseAmount(text, held.currency)
  const amount = typed && typed.amountMinor > 0 && !isLess(held, typed) ? typed : null
  const isCapture = kind === 'capture'
  const sentence = isCapture ? words.captureText : words.releaseText
  const rest = amount && isLess(amount, held) ? formatMoney(subtract(held, amount), locale) : null

  async function confirm() {
    if (!amount) return
    setSending(true)
    await onConfirm(amount.amountMinor)
  }

  return (
    <Dialog
      title={isCapture ? words.captureTitle : words.releaseTitle}
      closeLabel={words.cancel}
      isBusy={isSending}
      onClose={onClose}
    >
      <Stack>
        {isCapture && (
          <TextInput
            label={words.amount}
            inputMode="decimal"
            value={text}
            error={amount ? undefined : words.amountWrong}
            rightSection={held.currency}
            rightSectionWidth={52}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Text>
          {sentence
            .replace('{client}', clientName)
            .replace('{amount}', formatMoney(isCapture ? (amount ?? held) : held, locale))}
          {isCapture && rest && ` ${words.captureRest.replace('{rest}', rest)}`}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={isSending}>
            {words.cancel}
          </Button>
          <Button onClick={confirm} loading={isSending} disabled={!amount} data-autofocus>
            {isCapture ? words.captureConfirm : words.releaseConfirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
