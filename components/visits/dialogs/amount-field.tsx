'use client'

import { TextInput } from '@mantine/core'
import { formatMoney } from '#lib/money/format-money.ts'
import { isLess, type Money } from '#lib/money/money.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'

type Props = {
  readonly label: string
  readonly text: string
  readonly most: Money
  readonly least?: Money
  readonly locale: string
  /** With `{amount}` where the most stands, and `{least}`. */
  readonly wrong: string
  readonly onChange: (text: string) => void
}

/** What was typed, where it is at most so much, and above zero or at least the least; else null. */
export function amountWithin(text: string, most: Money, least?: Money): Money | null {
  const typed = parseAmount(text, most.currency)
  if (!typed || isLess(most, typed)) return null
  const isEnough = least ? !isLess(typed, least) : typed.amountMinor > 0
  return isEnough ? typed : null
}

/** A sum, and what is wrong with it. */
export function AmountField({ label, text, most, least, locale, wrong, onChange }: Props) {
  const sums = { most: formatMoney(most, locale), least: least ? formatMoney(least, locale) : '' }
  const fault = wrong.replace('{amount}', sums.most).replace('{least}', sums.least)
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={text}
      error={amountWithin(text, most, least) ? undefined : fault}
      rightSection={most.currency}
      rightSectionWidth={52}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
