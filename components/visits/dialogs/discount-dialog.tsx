'use client'

import { Button, NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { type Money, subtract } from '#lib/money/money.ts'
import { type Discount, discountOf } from '#lib/visits/balance/discount.ts'
import { AmountField, amountWithin } from './amount-field.tsx'
import { DialogButtons } from './dialog-buttons.tsx'

export type DiscountWish =
  | { readonly kind: 'sum'; readonly amountMinor: number; readonly reason: string }
  | { readonly kind: 'percent'; readonly percent: number; readonly reason: string }
  | { readonly kind: 'none' }

type Props = {
  readonly total: Money
  readonly isGiven: boolean
  readonly locale: string
  readonly words: Messages['visits']
  readonly isBusy: boolean
  readonly onConfirm: (wish: DiscountWish) => void
  readonly onClose: () => void
}

const KINDS = ['percent', 'sum'] as const

/** Lets a client off a part of the price, and wants to know why. It says what the visit will cost. */
export function DiscountDialog({ total, isGiven, locale, words, isBusy, onConfirm, onClose }: Props) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('percent')
  const [percent, setPercent] = useState<number | string>(10)
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const wish = wishOf({ kind, percent, text, reason, total })
  const amount = wish && discountOf(wish.discount, total)
  return (
    <Dialog title={words.discount.title} closeLabel={words.close} isBusy={isBusy} onClose={onClose}>
      <Stack>
        <SegmentedControl
          aria-label={words.discount.kind}
          value={kind}
          data={KINDS.map((value) => ({ value, label: words.discount[value] }))}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'percent')}
        />
        {kind === 'percent' ? (
          <NumberInput
            label={words.discount.percent}
            value={percent}
            min={1}
            max={100}
            allowDecimal={false}
            hideControls
            suffix=" %"
            error={wish ? undefined : words.discount.percentWrong}
            onChange={setPercent}
          />
        ) : (
          <AmountField
            label={words.amount}
            text={text}
            most={total}
            locale={locale}
            wrong={words.amountWrong}
            onChange={setText}
          />
        )}
        <TextInput
          label={words.discount.reason}
          description={words.discount.reasonHint}
          required
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {amount && (
          <Text>{words.discount.result.replace('{amount}', formatMoney(subtract(total, amount), locale))}</Text>
        )}
        <DialogButtons
          keep={words.close}
          confirm={words.discount.confirm.replace('{amount}', amount ? formatMoney(amount, locale) : '…')}
          isReady={wish !== null && reason.trim() !== ''}
          isBusy={isBusy}
          onClose={onClose}
          onConfirm={() => wish && onConfirm(wish.sent)}
        />
        {isGiven && (
          <Button variant="subtle" color="red" disabled={isBusy} onClick={() => onConfirm({ kind: 'none' })}>
            {words.discount.remove}
          </Button>
        )}
      </Stack>
    </Dialog>
  )
}

type Typed = {
  readonly kind: (typeof KINDS)[number]
  readonly percent: number | string
  readonly text: string
  readonly reason: string
  readonly total: Money
}

function wishOf(typed: Typed): { readonly discount: Discount; readonly sent: DiscountWish } | null {
  const { reason } = typed
  if (typed.kind === 'sum') {
    const amount = amountWithin(typed.text, typed.total)
    return (
      amount && { discount: { kind: 'sum', amount }, sent: { kind: 'sum', amountMinor: amount.amountMinor, reason } }
    )
  }
  const percent = Number(typed.percent)
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) return null
  return { discount: { kind: 'percent', percent }, sent: { kind: 'percent', percent, reason } }
}
