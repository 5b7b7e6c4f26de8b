'use client'

import { NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { formatAmount, formatMoney, formatMoneyRange } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { AmountField, amountWithin } from './amount-field.tsx'
import { DialogButtons } from './dialog-buttons.tsx'

/** A service of the visit whose price was shown as a range. */
export type PricedService = {
  readonly id: string
  readonly name: string
  readonly range: { readonly from: Money; readonly to: Money }
  /** Null until it is said. */
  readonly price: Money | null
}

export type PriceWish = { readonly appointmentId: string; readonly amountMinor: number }

type Props = {
  readonly services: readonly PricedService[]
  readonly locale: string
  readonly words: Messages['visits']
  readonly isBusy: boolean
  readonly onConfirm: (wish: PriceWish) => void
  readonly onClose: () => void
}

/** Says what a service with a price range costs in the end, within what its client was shown. */
export function PriceDialog({ services, locale, words, isBusy, onConfirm, onClose }: Props) {
  const [id, setId] = useState(services[0]?.id ?? '')
  const [text, setText] = useState(textOf(services[0], locale))
  const service = services.find((one) => one.id === id)
  if (!service) return null
  const { from, to } = service.range
  const amount = amountWithin(text, to, from)

  function choose(value: string): void {
    setId(value)
    setText(
      textOf(
        services.find((one) => one.id === value),
        locale,
      ),
    )
  }

  return (
    <Dialog title={words.price.title} closeLabel={words.close} isBusy={isBusy} onClose={onClose}>
      <Stack>
        {services.length > 1 ? (
          <NativeSelect
            label={words.price.service}
            value={id}
            data={services.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        ) : (
          <Text fw={600}>{service.name}</Text>
        )}
        <Text size="sm" c="dimmed">
          {words.price.shown.replace('{range}', formatMoneyRange(from, to, locale))}
        </Text>
        <AmountField
          label={words.price.amount}
          text={text}
          most={to}
          least={from}
          locale={locale}
          wrong={words.price.wrong}
          onChange={setText}
        />
        <DialogButtons
          keep={words.close}
          confirm={words.price.confirm.replace('{amount}', amount ? formatMoney(amount, locale) : '…')}
          isReady={amount !== null}
          isBusy={isBusy}
          onClose={onClose}
          onConfirm={() => amount && onConfirm({ appointmentId: id, amountMinor: amount.amountMinor })}
        />
      </Stack>
    </Dialog>
  )
}

/** What was said before, to be corrected. */
const textOf = (service: PricedService | undefined, locale: string): string =>
  service?.price ? formatAmount(service.price, locale) : ''
