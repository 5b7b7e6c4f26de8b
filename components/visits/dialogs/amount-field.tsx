'use client'

import { TextInput } from '@mantine/core'
import { formatMoney } from '#lib/money/format-money.ts'
import { isLess, type Money } from '#lib/money/money.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'

type Props = {
  readonly label: string
  readonly text: string
  readonly most: Money
  readonly locale: string
  /** With `{amount}` where the most stands. */
  readonly wrong: string
  readonly onChange: (text: string) => void
}

/** What was typed, where it is above zero and at most so much; else null. */
export function amountWithin(text: string, most: Money): Money | null {
  const typed = parseAmount(text, most.currency)
  return typed && typed.amountMinor > 0 && !isLess(most, typed) ? typed : null
}

/** A sum, and what is wrong with it. */
export function AmountField({ label, text, most, locale, wrong, onChange }: Props) {
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={text}
      error={amountWithin(text, most) ? undefined : wrong.replace('{amount}', formatMoney(most, locale))}
      rightSection={most.currency}
      rightSectionWidth={52}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
