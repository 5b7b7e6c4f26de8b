'use client'

import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { formatAmount, formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { AmountField, amountWithin } from './amount-field.tsx'
import { DialogButtons } from './dialog-buttons.tsx'

type Props = {
  readonly open: Money
  readonly locale: string
  readonly words: Messages['visits']
  readonly isBusy: boolean
  /** Null asks for whatever is open when it is paid. */
  readonly onConfirm: (amountMinor: number | null) => void
  readonly onClose: () => void
}

/** Makes a link by which the client pays everything that is open, or another sum. */
export function LinkDialog({ open, locale, words, isBusy, onConfirm, onClose }: Props) {
  const [isPart, setPart] = useState(false)
  const [text, setText] = useState(formatAmount(open, locale))
  const amount = amountWithin(text, open)
  return (
    <Dialog title={words.link.title} closeLabel={words.close} isBusy={isBusy} onClose={onClose}>
      <Stack>
        <Text size="sm" c="dimmed">
          {words.link.text}
        </Text>
        <Radio.Group
          aria-label={words.amount}
          value={isPart ? 'part' : 'everything'}
          onChange={(value) => setPart(value === 'part')}
        >
          <Stack gap="xs">
            <Radio value="everything" label={words.link.everything.replace('{amount}', formatMoney(open, locale))} />
            <Radio value="part" label={words.link.part} />
          </Stack>
        </Radio.Group>
        {isPart && (
          <AmountField
            label={words.amount}
            text={text}
            most={open}
            locale={locale}
            wrong={words.amountWrong}
            onChange={setText}
          />
        )}
        <DialogButtons
          keep={words.close}
          confirm={words.link.make}
          isReady={!isPart || amount !== null}
          isBusy={isBusy}
          onClose={onClose}
          onConfirm={() => onConfirm(isPart ? (amount?.amountMinor ?? null) : null)}
        />
      </Stack>
    </Dialog>
  )
}
