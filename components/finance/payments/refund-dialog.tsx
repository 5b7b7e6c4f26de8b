'use client'

import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import { formatAmount, formatMoney } from '#lib/money/format-money.ts'
import { isLess, lesserOf, type Money, sumOf } from '#lib/money/money.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'

const REASONS = ['requested_by_client', 'canceled_by_salon', 'duplicate', 'fraudulent'] as const

export type RefundReason = (typeof REASONS)[number]

export type RefundWords = Readonly<
  Record<
    | 'open'
    | 'title'
    | 'text'
    | 'parts'
    | 'amount'
    | 'amountHint'
    | 'amountWrong'
    | 'reason'
    | 'confirm'
    | 'cancel'
    | 'asked',
    string
  >
> & {
  readonly reasons: Readonly<Record<RefundReason, string>>
}

/** Whose money goes back, and where to. */
export type RefundSubject = {
  readonly clientName: string
  readonly cardName: string
  readonly refundable: Money
  /** What was paid for which service; two or more can be chosen from. */
  readonly parts: readonly { readonly position: number; readonly service: string; readonly amount: Money }[]
}

export type RefundWish = {
  readonly amountMinor: number
  readonly reason: RefundReason
  /** The appointments that were chosen; none for all of them. */
  readonly positions: number[]
}

type Props = {
  readonly subject: RefundSubject
  readonly locale: string
  readonly words: RefundWords
  readonly onConfirm: (refund: RefundWish) => Promise<void>
  readonly onClose: () => void
}

const isReason = (text: string): text is RefundReason => REASONS.some((reason) => reason === text)

/** Says who gets how much back and when, and asks once. All of it unless services are chosen or a part is typed. */
export function RefundDialog({ subject, locale, words, onConfirm, onClose }: Props) {
  const { clientName, cardName, refundable, parts } = subject
  const [reason, setReason] = useState<RefundReason>('requested_by_client')
  const [text, setText] = useState(formatAmount(refundable, locale))
  const [positions, setPositions] = useState<number[]>([])
  const [isSending, setSending] = useState(false)
  const typed = parseAmount(text, refundable.currency)
  const amount = typed && typed.amountMinor > 0 && !isLess(refundable, typed) ? typed : null
  const said = formatMoney(amount ?? refundable, locale)

  function choose(places: readonly string[]) {
    const chosen = parts.filter(({ position }) => places.includes(String(position)))
    const amounts = chosen.map((part) => part.amount)
    const sum = chosen.length > 0 ? lesserOf(sumOf(amounts, refundable.currency), refundable) : refundable
    setPositions(chosen.map(({ position }) => position))
    setText(formatAmount(sum, locale))
  }

  async function confirm() {
    if (!amount) return
    setSending(true)
    await onConfirm({ amountMinor: amount.amountMinor, reason, positions })
  }

  return (
    <Dialog title={words.title} closeLabel={words.cancel} isBusy={isSending} onClose={onClose}>
      <Stack>
        {parts.length > 1 && (
          <Checkbox.Group label={words.parts} onChange={choose}>
            <Stack gap="xs" mt="xs">
              {parts.map(({ position, service, amount: part }) => (
                // A service may be booked twice in one visit.
                <Checkbox key={position} value={String(position)} label={`${service} · ${formatMoney(part, locale)}`} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <TextInput
          label={words.amount}
          description={words.amountHint.replace('{amount}', formatMoney(refundable, locale))}
          inputMode="decimal"
          value={text}
          error={amount ? undefined : words.amountWrong}
          rightSection={refundable.currency}
          rightSectionWidth={52}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Radio.Group label={words.reason} value={reason} onChange={(value) => isReason(value) && setReason(value)}>
          <Stack gap="xs" mt="xs">
            {REASONS.map((value) => (
              <Radio key={value} value={value} label={words.reasons[value]} />
            ))}
          </Stack>
        </Radio.Group>
        <Text>{words.text.replace('{client}', clientName).replace('{amount}', said).replace('{card}', cardName)}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={isSending}>
            {words.cancel}
          </Button>
          <Button color="red.6" onClick={confirm} loading={isSending} disabled={!amount} data-autofocus>
            {amount ? words.confirm.replace('{amount}', said) : words.open}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
