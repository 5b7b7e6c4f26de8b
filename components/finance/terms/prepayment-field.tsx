'use client'

import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Currency } from '#lib/money/currencies.ts'
import { decimalString } from '#lib/money/format-money.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'
import type { Prepayment } from '#lib/payments/terms.ts'
import type { PrepaymentChange } from './save-terms.ts'

type Props = {
  readonly label: string
  /** What is known; null where nothing is set yet, and the first choice says so. */
  readonly value: Prepayment | null
  readonly currency: Currency
  /** Says whether it was saved; what was not is shown as it was. */
  readonly onChange: (prepayment: PrepaymentChange) => Promise<boolean>
  readonly words: Readonly<Record<'full' | 'percent' | 'fixed' | 'amountWrong' | 'howMuch', string>>
}

const KINDS = ['full', 'percent', 'fixed'] as const

type Kind = (typeof KINDS)[number] | 'unset'

const kindOf = (value: Prepayment | null) => value?.kind ?? 'unset'

const textOf = (value: Prepayment | null): string => {
  if (value?.kind === 'percent') return String(value.percent)
  return value?.kind === 'fixed' ? decimalString(value.amount) : ''
}

/** How much is asked for at booking. Saved when the field is left or Enter is pressed. */
export function PrepaymentField({ label, value, currency, onChange, words }: Props) {
  const [kind, setKind] = useState<Kind>(kindOf(value))
  const [text, setText] = useState(textOf(value))
  const [isWrong, setWrong] = useState(false)
  const known = `${kindOf(value)}:${textOf(value)}`
  // What was sent last: leaving the field again sends nothing anew.
  const [sent, setSent] = useState(known)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server has is shown again when it changes.
  useEffect(showKnown, [known])

  function showKnown() {
    setKind(kindOf(value))
    setText(textOf(value))
    setSent(known)
  }

  async function send(change: PrepaymentChange, typed: string) {
    setSent(typed)
    if (!(await onChange(change))) showKnown()
  }

  function choose(next: string) {
    const found = KINDS.find((one) => one === next) ?? 'unset'
    setKind(found)
    setWrong(false)
    setText('')
    if (found === 'full') void send({ kind: 'full' }, 'full:')
  }

  function leave() {
    const change = changeFrom(kind, text, currency)
    setWrong(change === null && text !== '')
    if (change && `${kind}:${text}` !== sent) void send(change, `${kind}:${text}`)
  }

  return (
    <Group gap="xs" wrap="nowrap" align="start">
      <NativeSelect
        aria-label={label}
        value={kind}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...(value ? [] : [{ value: 'unset', label: label }]),
          ...KINDS.map((one) => ({ value: one, label: words[one] })),
        ]}
      />
      {(kind === 'percent' || kind === 'fixed') && (
        <TextInput
          aria-label={`${label}: ${words.howMuch}`}
          w={124}
          inputMode="decimal"
          value={text}
          error={isWrong ? words.amountWrong : undefined}
          rightSection={kind === 'percent' ? '%' : currency}
          rightSectionWidth={kind === 'percent' ? 28 : 44}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
      )}
    </Group>
  )
}

/** Reads what was typed; null while it is no percentage and no amount. */
function changeFrom(kind: Kind, text: string, currency: Currency): PrepaymentChange | null {
  if (kind === 'unset') return null
  if (kind === 'full') return { kind }
  if (kind === 'percent') {
    const percent = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
    return percent >= 1 && percent <= 100 ? { kind, percent } : null
  }
  const amount = parseAmount(text, currency)
  return amount && amount.amountMinor > 0 ? { kind, amountMinor: amount.amountMinor } : null
}
