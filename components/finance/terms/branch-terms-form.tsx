'use client'

import { Button, Group, NativeSelect, NumberInput, Radio, Stack, Text, TextInput, Title } from '@mantine/core'
import { createTranslator } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { cancellationSentence } from '#lib/i18n/cancellation-sentence.ts'
import { LANGUAGE_NAMES, type Locale } from '#lib/i18n/locales.ts'
import { decimalString } from '#lib/money/format-money.ts'
import { money } from '#lib/money/money.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'
import type { CancellationFee } from '#lib/payments/cancellation-rule.ts'
import type { SaveTerms } from './save-terms.ts'
import styles from './terms.module.css'
import type { TermsPage, TermsWords } from './terms-page.ts'
import { useSaving } from './use-saving.ts'

type CancellationMessages = Readonly<Record<'title' | 'free' | 'freeUntil' | 'fee' | 'feeFromNow', string>>

type Props = {
  readonly page: TermsPage
  readonly save: SaveTerms
  readonly words: TermsWords
  readonly refusals: Readonly<Record<string, string>>
  /** The words that clients read, in every language. */
  /** Of each language. */
  readonly cancellation: readonly { readonly locale: Locale; readonly messages: CancellationMessages }[]
  /** A visit to show the rule with. */
  readonly example: { readonly startsAt: Date; readonly now: Date }
}

const textOf = (fee: CancellationFee): string => {
  if (fee.kind === 'percent') return String(fee.percent)
  return fee.kind === 'fixed' ? decimalString(fee.amount) : ''
}

/** How payments are taken, and the rule for cancellations with the very sentence that clients will read. */
export function BranchTermsForm({ page, save, words, refusals, cancellation, example }: Props) {
  const { currency, timeZone } = page
  const [captureMode, setCapture] = useState(page.captureMode)
  const [freeHours, setFreeHours] = useState(page.cancellation.freeHours)
  const [kind, setKind] = useState(page.cancellation.fee.kind)
  const [text, setText] = useState(textOf(page.cancellation.fee))
  const { said, send } = useSaving(save, { ...words, refusals })
  const fee = feeFrom()
  const services = page.categories.flatMap((category) => category.services)
  const paid = services[0]?.price ?? money(0, currency)

  function feeFrom(): CancellationFee | null {
    if (kind === 'none') return { kind }
    if (kind === 'percent') {
      const percent = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
      return percent >= 1 && percent <= 100 ? { kind, percent } : null
    }
    const amount = parseAmount(text, currency)
    return amount && amount.amountMinor > 0 ? { kind, amount } : null
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!fee) return
    const sent = fee.kind === 'fixed' ? { kind: fee.kind, amountMinor: fee.amount.amountMinor } : fee
    void send({ of: 'branch', captureMode, freeHours, fee: sent })
  }

  return (
    <ScriptForm onSubmit={submit}>
      <Stack gap="lg">
        <Radio.Group
          label={words.capture}
          value={captureMode}
          onChange={(value) => setCapture(value === 'hold' ? 'hold' : 'at_booking')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="at_booking" label={words.at_booking} description={words.atBookingText} />
            <Radio value="hold" label={words.hold} description={words.holdText} />
          </Stack>
        </Radio.Group>
        <Stack gap="sm">
          <Title order={3} size="h5">
            {words.cancellation}
          </Title>
          <Group align="end">
            <NumberInput
              label={words.freeHours}
              description={words.freeHoursText}
              value={freeHours}
              onChange={(value) => setFreeHours(typeof value === 'number' ? value : 0)}
              min={0}
              max={720}
              allowDecimal={false}
              clampBehavior="strict"
              w={260}
            />
            <NativeSelect
              label={words.fee}
              value={kind}
              onChange={(event) => {
                const { value } = event.currentTarget
                setKind(value === 'percent' || value === 'fixed' ? value : 'none')
                setText('')
              }}
              data={[
                { value: 'none', label: words.feeNone },
                { value: 'percent', label: words.percent },
                { value: 'fixed', label: words.fixed },
              ]}
            />
            {kind !== 'none' && (
              <TextInput
                aria-label={`${words.fee}: ${words.howMuch}`}
                w={120}
                inputMode="decimal"
                value={text}
                error={fee === null && text !== '' ? words.amountWrong : undefined}
                rightSection={kind === 'percent' ? '%' : currency}
                rightSectionWidth={kind === 'percent' ? 28 : 44}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Group>
          <div className={styles.preview}>
            <Text size="sm" c="dimmed">
              {words.example}
            </Text>
            {cancellation.map(({ locale, messages: own }) => {
              const messages = { booking: { cancellation: own } }
              const t = createTranslator({ locale, messages, namespace: 'booking.cancellation' })
              const rule = { freeHours, fee: fee ?? ({ kind: 'none' } as const) }
              return (
                <p key={locale} lang={locale}>
                  <strong>{LANGUAGE_NAMES[locale]}:</strong>{' '}
                  {cancellationSentence({ t, locale }, { rule, ...example, timeZone, paid })}
                </p>
              )
            })}
          </div>
        </Stack>
        <Group>
          <Button type="submit" disabled={fee === null}>
            {words.save}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {said}
          </Text>
        </Group>
      </Stack>
    </ScriptForm>
  )
}
